#include "app/console/runverb.h"

#include "app/console/printline.h"
#include "app/core/overloaded.h"
#include "app/protocol/closecode.h"
#include "app/text/sentence.h"
#include "app/text/settingtext.h"
#include "app/text/storagetext.h"
#include "app/text/visibletext.h"

using namespace Qt::StringLiterals;

namespace console {

RunVerb::RunVerb(Program &program, QObject *parent)
    : QObject(parent)
    , m_program(program)
{
    connect(&program, &Program::ready, this, &RunVerb::started);
}

void RunVerb::started()
{
    m_transcript
        = std::make_unique<Transcript>(m_program.journal(), m_program.feed(), m_program.since(), printLine, this);
    for (const config::BadSetting &bad : m_program.settings().bad)
        status(text::badSettingText(bad));
    if (m_program.profilesTrouble())
        status(text::profilesTroubleText(*m_program.profilesTrouble()));
    storageChanged(m_program.feed().storage()); // the journal may have been opened before the bot was made
    connect(&m_program.feed(), &journal::JournalFeed::storageChanged, this, &RunVerb::storageChanged);
    if (m_program.bot())
        connect(m_program.bot(), &bot::BotHandle::happened, this, &RunVerb::happened);
}

void RunVerb::happened(const bot::Event &event)
{
    std::visit(core::Overloaded{
                   [this](const bot::ConnectionChanged &state) { connectionChanged(state); },
                   [this](const bot::CallFailed &failed) {
                       if (failed.kind != bot::CallFailed::Kind::Passing)
                           m_refusal = failed;
                       status(text::callFailedText(failed));
                   },
                   [this](const bot::OutboxState &state) {
                       change(m_outboxLoss, text::outboxSetAsideText(state), {});
                       change(m_outbox, text::notWritableText(state), tr("The outbox can be written again."));
                   },
                   [](const auto &) {},
               },
        event);
}

void RunVerb::storageChanged(const journal::StorageState &state)
{
    change(m_journalLoss, text::journalSetAsideText(state), {});
    change(m_journal, text::notDurableText(state), tr("The journal can be written again."));
    change(m_journalCheck, text::checkText(state.check), {});
    if (std::exchange(m_isDropping, state.droppedRows > 0) != (state.droppedRows > 0))
        status(text::droppedText(state)); // once: how many it became stands in the journal
}

void RunVerb::change(QString &told, const QString &now, const QString &over)
{
    if (std::exchange(told, now) == now)
        return;
    if (!now.isEmpty() || !over.isEmpty())
        status(now.isEmpty() ? over : now);
}

void RunVerb::connectionChanged(const bot::ConnectionChanged &state)
{
    const text::ConnectionText words = text::connectionText(state, m_program.catalogue());
    status(words.sentence.isEmpty() ? words.word : words.word + u": "_s + words.sentence);
    if (state.phase == bot::ConnectionChanged::Phase::Ready)
        m_refusal.reset();
    else if (state.phase == bot::ConnectionChanged::Phase::Stopped)
        giveUp(state);
}

void RunVerb::giveUp(const bot::ConnectionChanged &state)
{
    const bool badToken = protocol::closeAction(state.closeCode) == protocol::CloseAction::Authenticate;
    if (m_refusal ? m_refusal->kind == bot::CallFailed::Kind::Credentials : badToken)
        m_program.fail(
            ExitCode::Credentials, tr("The platform refuses this bot: check QQBOT_APP_ID and QQBOT_CLIENT_SECRET."));
    else
        m_program.fail(ExitCode::Failed, text::connectionText(state, m_program.catalogue()).sentence.trimmed());
}

void RunVerb::status(const QString &line)
{
    if (std::exchange(m_lastStatus, line) != line)
        printLine(text::visibleText(line, false));
}

} // namespace console
