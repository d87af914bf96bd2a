#pragma once
#include "app/protocol/errorcatalogue.h"
#include "ui/common/botdesk.h"
#include "ui/common/chip.h"

#include <QAbstractListModel>

namespace ui {

/// A line of the list of bots.
struct BotLine
{
    QString profile;
    QString appId;
    QString state; ///< a word: `Connected`, `Not at work`
    QString icon;
    Tone tone = Tone::Dim;
    QString environment; ///< of another than production; else empty
    int undelivered = 0;
    friend bool operator==(const BotLine &, const BotLine &) = default;
};

/// The bots of this computer, with the state of their lines. Thread: GUI.
class BotListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    /// Both outlive it.
    BotListModel(const BotDesk &desk, const protocol::ErrorCatalogue &catalogue, QObject *parent = nullptr);
    [[nodiscard]] const BotLine &at(int row) const { return m_lines[row]; }
    /// -1: it is not there.
    [[nodiscard]] int rowOf(const QString &profile) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

public slots:
    /// Reads the desk anew: bots came or went, or the language did.
    void refresh();

private:
    void listen();
    [[nodiscard]] BotLine lineOf(const BotEntry &bot) const;

    const BotDesk &m_desk;
    const protocol::ErrorCatalogue &m_catalogue;
    QList<BotLine> m_lines;
    QList<QMetaObject::Connection> m_heard; ///< of the bots at work
};

/// `Sandbox`, `QQ sandbox`, `Other address`; empty for production. Translated.
[[nodiscard]] QString environmentText(const BotEntry &bot);

} // namespace ui
