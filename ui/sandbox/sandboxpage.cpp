#include "ui/sandbox/sandboxpage.h"

#include "ui/common/button.h"
#include "ui/common/hairline.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/sandbox/atonce.h"
#include "ui/sandbox/castlist.h"
#include "ui/sandbox/faultcard.h"
#include "ui/sandbox/faultpicker.h"
#include "ui/sandbox/linebox.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int castWidth = 280;
constexpr int partsWidth = 640; // lines of text stay readable in a wide window
} // namespace

SandboxPage::SandboxPage(const Services &services, SandboxDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_title(new QLabel(this))
    , m_about(new QLabel(this))
    , m_play(new QLabel(this))
    , m_show(new Button(Button::Kind::Normal, this))
    , m_cast(new CastList(desk, this))
    , m_line(new LineBox(desk, *m_cast, this))
    , m_picker(new FaultPicker(desk, this))
    , m_atOnce(new AtOnce(desk, this))
    , m_faults(new FaultCard(services, desk, this))
{
    setObjectName(u"sandboxPage"_s);
    setGround(this, "surface");
    setAttribute(Qt::WA_StyledBackground);
    buildLayout();
    setFocusProxy(m_cast);
    connect(m_show, &QAbstractButton::clicked, this, &SandboxPage::conversationsRequested);
    connect(m_line, &LineBox::said, this, [this] {
        notify(this, {u"sandbox"_s, tr("Said. Conversations shows what the bot makes of it."), Tone::Audit});
    });
    retranslate();
}

QWidget *SandboxPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight - 1);
    setGround(header, "window");
    header->setAttribute(Qt::WA_StyledBackground);
    m_title->setFont(roleFont(FontRole::Title));
    m_about->setFont(roleFont(FontRole::Small));
    m_about->setTextFormat(Qt::PlainText);
    setInk(m_about, "dim");
    m_show->setObjectName(u"sandboxShowConversations"_s);
    m_show->setIconName(u"conversations"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::cardPadding, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_about, 1);
    row->addWidget(m_show);
    return header;
}

// What a person writes stays in sight; the rest may be longer than the window is high.
QWidget *SandboxPage::makeParts()
{
    auto *below = new QWidget;
    auto *list = new QVBoxLayout(below);
    list->setContentsMargins(0, 0, metrics::gap, 0);
    list->setSpacing(metrics::panelPadding);
    list->addWidget(m_picker);
    list->addWidget(m_atOnce);
    list->addWidget(new Hairline(this));
    list->addWidget(m_faults);
    list->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setObjectName(u"sandboxParts"_s);
    area->setWidget(below);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    below->setAutoFillBackground(false);
    auto *parts = new QWidget(this);
    parts->setMaximumWidth(partsWidth);
    auto *column = new QVBoxLayout(parts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::panelPadding);
    column->addWidget(m_line);
    column->addWidget(new Hairline(this));
    column->addWidget(area, 1);
    return parts;
}

void SandboxPage::buildLayout()
{
    m_play->setFont(roleFont(FontRole::SmallBold));
    setInk(m_play, "dim");
    m_cast->setFixedWidth(castWidth);
    auto *left = new QVBoxLayout;
    left->setSpacing(metrics::gap);
    left->addWidget(m_play);
    left->addWidget(m_cast, 1);
    auto *body = new QHBoxLayout;
    body->setContentsMargins(
        metrics::panelPadding, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    body->setSpacing(metrics::panelPadding + metrics::gap);
    body->addLayout(left);
    body->addWidget(makeParts(), 1);
    body->addStretch(0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(new Hairline(this));
    column->addLayout(body, 1);
}

void SandboxPage::retranslate()
{
    m_title->setText(tr("Sandbox"));
    m_about->setText(tr("The platform, its users and the model are in this program: nothing leaves this computer."));
    m_play->setText(tr("Play a user"));
    m_show->setText(tr("Show conversations"));
    m_show->setAccessibleName(tr("Show conversations"));
}

void SandboxPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
