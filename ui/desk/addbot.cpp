#include "ui/desk/addbot.h"

#include "ui/common/theme.h"
#include "ui/firstrun/connectcard.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr QSize dialogSize{640, 640};
} // namespace

AddBot::AddBot(console::Program &program, const QString &profile, const QString &reason, QWidget *parent)
    : QDialog(parent)
    , m_card(new ConnectCard(program.catalogue(), this))
    , m_maker(program, *m_card)
{
    setObjectName(u"addBot"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setGround(this, "surface");
    auto *area = new QScrollArea(this);
    area->setObjectName(u"addBotArea"_s);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(m_card);
    setGround(m_card, "surface");
    m_card->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    if (const auto known = program.profiles().named(profile))
        m_card->setKnown(*known);
    m_card->setNotice([reason] { return reason; });
    connect(&m_maker, &BotMaker::begun, this, [this] { m_card->setEnabled(false); });
    connect(&m_maker, &BotMaker::made, this, [this, &program](const console::KnownBot &bot, const QString &notice) {
        if (!notice.isEmpty())
            emit noticed(notice);
        program.startBot(bot);
        accept();
    });
    resize(dialogSize);
    retranslate();
}

void AddBot::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void AddBot::retranslate()
{
    setWindowTitle(tr("Connect a bot"));
    findChild<QScrollArea *>(u"addBotArea"_s)->setAccessibleName(tr("What the bot is, and where"));
}

} // namespace ui
