#include "ui/bots/botlistmodel.h"

#include "app/text/sentence.h"
#include "ui/common/linelook.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

QString environmentText(const BotEntry &bot)
{
    if (bot.isSandbox)
        return BotListModel::tr("Sandbox");
    if (bot.profile.isTestEnvironment)
        return BotListModel::tr("QQ sandbox");
    return bot.profile.apiBase.isEmpty() ? QString() : BotListModel::tr("Other address");
}

BotListModel::BotListModel(const BotDesk &desk, const protocol::ErrorCatalogue &catalogue, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_catalogue(catalogue)
{
    connect(&desk, &BotDesk::botsChanged, this, &BotListModel::refresh);
    refresh();
}

void BotListModel::listen()
{
    for (const QMetaObject::Connection &one : std::as_const(m_heard))
        disconnect(one);
    m_heard.clear();
    for (const BotEntry &bot : m_desk.bots())
        if (bot.bot)
            m_heard += connect(bot.bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
                if (std::holds_alternative<bot::ConnectionChanged>(event)
                    || std::holds_alternative<bot::UndeliveredChanged>(event))
                    refresh();
            });
}

BotLine BotListModel::lineOf(const BotEntry &bot) const
{
    BotLine line{.profile = bot.profile.name,
        .appId = bot.profile.appId.value,
        .state = tr("Not at work"),
        .icon = u"offline"_s,
        .environment = environmentText(bot)};
    if (!bot.bot)
        return line;
    const bot::ConnectionChanged connection = bot.bot->connection().value_or(bot::ConnectionChanged());
    line.state = text::connectionText(connection, m_catalogue).word;
    line.icon = iconOf(connection.phase);
    line.tone = toneOf(connection.phase);
    line.undelivered = int(bot.bot->undelivered().messages.size());
    return line;
}

void BotListModel::refresh()
{
    QList<BotLine> lines;
    for (const BotEntry &bot : m_desk.bots())
        lines.append(lineOf(bot));
    const auto sameBots = [](const BotLine &a, const BotLine &b) { return a.profile == b.profile; };
    if (!std::ranges::equal(lines, m_lines, sameBots)) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        listen();
        return;
    }
    for (qsizetype row = 0; row < lines.size(); ++row) {
        if (m_lines[row] == lines[row])
            continue;
        m_lines[row] = lines[row];
        emit dataChanged(index(int(row)), index(int(row)));
    }
    listen(); // the same name may be of a bot that was begun again
}

int BotListModel::rowOf(const QString &profile) const
{
    const auto found = std::ranges::find(m_lines, profile, &BotLine::profile);
    return found == m_lines.end() ? -1 : int(found - m_lines.begin());
}

int BotListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant BotListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BotLine &line = at(index.row());
    QStringList facts{line.profile, line.state, line.environment, tr("App ID %1").arg(line.appId)};
    if (line.undelivered > 0)
        facts.append(tr("undelivered: %1").arg(line.undelivered));
    facts.removeAll(QString());
    switch (role) {
    case Qt::DisplayRole:
        return line.profile;
    case Qt::ToolTipRole:
        return facts.join(u'\n');
    case Qt::AccessibleTextRole:
        return facts.join(u", "_s);
    default:
        return {};
    }
}

} // namespace ui
