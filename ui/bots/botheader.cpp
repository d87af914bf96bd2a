#include "ui/bots/botheader.h"

#include "ui/bots/botlistmodel.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/flowrow.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// It is connected, or on its way there.
bool isConnecting(const BotEntry &bot)
{
    using Phase = bot::ConnectionChanged::Phase;
    const auto connection = bot.bot ? bot.bot->connection() : std::nullopt;
    return connection && connection->phase != Phase::Offline && connection->phase != Phase::Stopped;
}

} // namespace

BotHeader::BotHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(makeLabel(this, FontRole::Display))
    , m_environment(new ChipLabel(this))
    , m_appId(makeLabel(this, FontRole::Mono, "dim", false))
    , m_connect(new Button(Button::Kind::Primary, this))
    , m_disconnect(new Button(Button::Kind::Normal, this))
    , m_window(new Button(Button::Kind::Normal, this))
    , m_test(new Button(Button::Kind::Normal, this))
    , m_secret(new Button(Button::Kind::Normal, this))
    , m_end(new Button(Button::Kind::Quiet, this))
    , m_remove(new Button(Button::Kind::Danger, this))
{
    m_name->setObjectName(u"botName"_s);
    m_appId->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new FlowRow(this);
    using Signal = void (BotHeader::*)();
    const std::array<std::tuple<Button *, QString, QString, Signal>, 7> buttons{{
        {m_connect, u"connectThisBot"_s, u"online"_s, &BotHeader::connectWanted},
        {m_disconnect, u"disconnectBot"_s, u"offline"_s, &BotHeader::disconnectWanted},
        {m_window, u"botWindow"_s, u"external"_s, &BotHeader::windowWanted},
        {m_test, u"testThisBot"_s, u"refresh"_s, &BotHeader::testWanted},
        {m_secret, u"botSecretAgain"_s, u"key"_s, &BotHeader::askWanted},
        {m_end, u"endBot"_s, u"stop"_s, &BotHeader::endWanted},
        {m_remove, u"removeBot"_s, u"trash"_s, &BotHeader::removeWanted},
    }};
    for (const auto &[button, name, icon, wanted] : buttons) {
        button->setParent(row);
        button->setObjectName(name);
        button->setIconName(icon);
        connect(button, &QAbstractButton::clicked, this, wanted);
    }
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::cardPadding);
    line->addWidget(m_name);
    line->addWidget(m_environment);
    line->addWidget(m_appId, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::cardPadding);
    column->addLayout(line);
    column->addWidget(row);
}

void BotHeader::setBot(const BotEntry &bot, bool isOfWindow)
{
    disconnect(m_heard);
    m_bot = bot;
    m_isOfWindow = isOfWindow;
    if (bot.bot)
        m_heard = connect(bot.bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
            if (std::holds_alternative<bot::ConnectionChanged>(event))
                retell();
        });
    retell();
}

void BotHeader::retell()
{
    const bool isOn = isConnecting(m_bot);
    m_name->setText(m_bot.profile.name);
    const QString environment = environmentText(m_bot);
    m_environment->setChip({{}, environment.isEmpty() ? tr("Production") : environment,
        environment.isEmpty() ? Tone::Outline : Tone::Audit});
    m_appId->setText(tr("App ID %1").arg(m_bot.profile.appId.value));
    m_connect->setText(tr("Connect"));
    m_disconnect->setText(tr("Disconnect"));
    m_window->setText(tr("Open its window"));
    m_test->setText(tr("Test"));
    m_secret->setText(tr("Secret and addresses…"));
    m_end->setText(tr("End"));
    m_end->setToolTip(tr("Neither hears nor sends; what its users are owed stays in its outbox."));
    m_remove->setText(tr("Remove…"));
    // Hidden ones first: what is shown keeps its place in the row.
    m_connect->setVisible(!isOn);
    m_disconnect->setVisible(isOn);
    m_window->setVisible(m_bot.bot && !m_isOfWindow);
    m_secret->setVisible(m_bot.isSaved);
    m_end->setVisible(m_bot.bot && !m_bot.isSandbox);
    m_remove->setVisible(m_bot.isSaved);
    for (Button *button : {m_connect, m_disconnect, m_window, m_test, m_secret, m_end, m_remove}) {
        button->setAccessibleName(
            tr("%1: %2", "what a button does, and to which bot").arg(button->text(), m_bot.profile.name));
        button->updateGeometry();
    }
}

void BotHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retell();
    QWidget::changeEvent(event);
}

} // namespace ui
