#pragma once
#include "app/outbox/outbox.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <stdexcept>

namespace test {

inline const core::PeerId alice{QStringLiteral("ALICE")};
inline const core::WallTime noon = core::fromMs(1'788'220'800'000);

/// An outbox in a folder of its own that can die: crash() reopens what stood in the files at that moment, as after
/// SIGKILL, and powerFailure() what stood there when it was opened, as if nothing later had reached the platter.
class OutboxBench
{
public:
    OutboxBench() { reopen(QStringLiteral("boot-1")); }

    outbox::Outbox &operator*() { return *m_outbox; }
    outbox::Outbox *operator->() { return m_outbox.get(); }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("%1/outbox.db").arg(m_life)); }
    [[nodiscard]] core::WallTime now() const { return m_now; }
    void advance(core::Milliseconds by) { m_now += by; }

    /// A clean end and a new start.
    void restart(const QString &bootId = QStringLiteral("boot-1"))
    {
        m_outbox.reset();
        reopen(bootId);
    }
    /// A clean end and a new start on that platform (see Outbox::open).
    void restartOn(const QString &platform)
    {
        m_outbox.reset();
        m_outbox = outbox::Outbox::open(path(), rules(), m_now, QStringLiteral("boot-1"), platform).value();
        m_atOpening = filesNow();
    }
    void crash(const QString &bootId = QStringLiteral("boot-1")) { restore(filesNow(), bootId); }
    void powerFailure(const QString &bootId) { restore(m_atOpening, bootId); }
    /// Opens whatever a path holds, with the built-in rules.
    static auto open(const QString &path)
    {
        return outbox::Outbox::open(path, rules(), noon, QStringLiteral("boot-1"));
    }
    static lineage::RuleSet rules() { return lineage::RuleSet::builtIn().value(); }

    outbox::Received receive(const QString &msgId, bool owed = true, bool replayed = false)
    {
        const outbox::InboundMessage message{.peer = alice,
            .msgId = core::InboundMsgId(msgId),
            .msgIdx = core::RefIdx(QStringLiteral("REFIDX_") + msgId),
            .text = QStringLiteral("text of ") + msgId,
            .received = m_now,
            .owed = owed,
            .replayed = replayed};
        return m_outbox->receive(message, {core::SessionId(QStringLiteral("S")), ++m_s, m_now}).value();
    }
    /// All answers that are owed, in the order of the messages, as a start finds them.
    QList<outbox::OwedTurn> owed()
    {
        const auto conversations = m_outbox->owedConversations().value();
        if (!m_outbox->interruptTurns(m_now))
            throw std::runtime_error("not interrupted");
        QList<outbox::OwedTurn> all;
        for (const outbox::OwedConversation &one : conversations) {
            const auto turns = m_outbox->owedTurns(one.scene, one.peer, one.count + 1).value();
            if (turns.size() != one.count)
                throw std::runtime_error("counted otherwise than read");
            all += turns;
        }
        std::ranges::sort(all, {}, &outbox::OwedTurn::inboundId);
        return all;
    }
    void openEvent(const QString &eventId)
    {
        if (!m_outbox->openEventAnchor({.peer = alice, .eventId = core::EventId(eventId), .received = m_now}))
            throw std::runtime_error("no event anchor");
    }
    qint64 add(const QString &text, qint64 turn = 0)
    {
        const outbox::OutgoingMessage message{
            .turnId = turn, .peer = alice, .text = text, .origin = QStringLiteral("agent"), .created = m_now};
        return m_outbox->add({message}).value().constFirst();
    }
    auto reserve(qint64 message, const std::optional<lineage::AnchorId> &anchor)
    {
        return m_outbox->reserve({.messageId = message,
            .anchor = anchor ? outbox::DraftAnchor(*anchor) : outbox::DraftAnchor(),
            .now = m_now});
    }
    outbox::ReservedAttempt reserved(const QString &text, const QString &msgId, qint64 turn = 0)
    {
        return reserve(add(text, turn), core::InboundMsgId(msgId)).value();
    }
    /// Returns what it taught.
    std::optional<lineage::Lesson> settle(qint64 attempt, const lineage::Outcome &outcome, bool anchorDead = false)
    {
        const auto settled = m_outbox->settle(attempt, outcome, anchorDead, m_now);
        return settled ? *settled : throw std::runtime_error("not settled");
    }
    void finish(qint64 message, std::optional<lineage::NotSentReason> reason = std::nullopt)
    {
        if (!m_outbox->finishMessage(message, reason, m_now))
            throw std::runtime_error("not finished");
    }
    const lineage::Anchor &anchor(const QString &msgId)
    {
        const lineage::Anchor *found = m_outbox->ledger().find(core::InboundMsgId(msgId));
        return found ? *found : throw std::runtime_error("no such anchor");
    }

private:
    using Files = QMap<QString, QByteArray>;

    void reopen(const QString &bootId)
    {
        m_outbox = outbox::Outbox::open(path(), rules(), m_now, bootId).value();
        m_atOpening = filesNow();
    }
    // The -shm file is left out: SQLite rebuilds it from the log, as after a crash.
    [[nodiscard]] Files filesNow() const
    {
        Files files;
        for (const QString &suffix : {QString(), QStringLiteral("-wal")}) {
            QFile file(path() + suffix);
            if (file.open(QIODevice::ReadOnly))
                files.insert(suffix, file.readAll());
        }
        return files;
    }
    void restore(const Files &files, const QString &bootId)
    {
        m_outbox.reset(); // its last words go to the folder that is left behind
        ++m_life;
        QDir(m_folder.path()).mkpath(QString::number(m_life));
        for (auto file = files.cbegin(); file != files.cend(); ++file) {
            QFile copy(path() + file.key());
            if (!copy.open(QIODevice::WriteOnly) || copy.write(*file) != file->size())
                throw std::runtime_error("cannot copy the files");
        }
        reopen(bootId);
    }

    // In memory where there is such a place: what a test calls a power failure is a copy, and syncing a disk that
    // others use takes most of a run's time.
    QTemporaryDir m_folder{
        (QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm") : QDir::tempPath())
        + QStringLiteral("/outbox-XXXXXX")};
    int m_life = 0;
    qint64 m_s = 0;
    core::WallTime m_now = noon;
    std::unique_ptr<outbox::Outbox> m_outbox;
    Files m_atOpening;
};

} // namespace test
