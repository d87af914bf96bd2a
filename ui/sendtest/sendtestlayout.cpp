// Where the parts of the sheet stand, and their words.
#include "ui/common/button.h"
#include "ui/common/verdictbox.h"
#include "ui/sendtest/sendtestform.h"
#include "ui/sendtest/sendtestpane.h"
#include "ui/sendtest/sendtestsheet.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int formWidthInNarrow = 376; // Source: the design's page "Space and layout", resend

} // namespace

QWidget *SendTestSheet::makeHeader()
{
    auto *header = new QWidget(panel());
    plain(m_title, FontRole::Title, "text");
    plain(m_about, FontRole::Small, "dim");
    m_title->setObjectName(u"sendTestTitle"_s);
    m_close->setObjectName(u"sendTestClose"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(formPadding, 0, metrics::cardPadding, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_about);
    row->addStretch();
    row->addWidget(m_close);
    return header;
}

QWidget *SendTestSheet::makeContent()
{
    auto *content = new QWidget(panel());
    holdIn(m_formArea, m_form, u"sendTestFormArea"_s);
    m_forecast->setObjectName(u"sendTestForecast"_s);
    m_warning->setObjectName(u"sendTestWarning"_s);
    m_left = new QWidget(content);
    auto *boxes = new QVBoxLayout;
    boxes->setContentsMargins(formPadding, 4, formPadding, 0);
    boxes->setSpacing(metrics::gap);
    boxes->addWidget(m_forecast);
    boxes->addWidget(m_warning);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 14);
    left->setSpacing(0);
    left->addWidget(m_formArea, 1);
    left->addLayout(boxes);
    left->addStretch();
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_left);
    row->addWidget(upright(content));
    row->addWidget(m_pane, 1);
    return content;
}

QWidget *SendTestSheet::makeFooter()
{
    auto *footer = new QWidget(panel());
    plain(m_where, FontRole::Small, m_services.sandbox ? "audit" : "dim");
    m_where->setObjectName(u"sendTestWhere"_s);
    m_cancel->setObjectName(u"sendTestCancel"_s);
    m_stop->setObjectName(u"sendTestStop"_s);
    m_stop->setIconName(u"stop"_s);
    m_start->setObjectName(u"sendTestStart"_s);
    m_start->setIconName(u"send"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(formPadding, 0, formPadding, 0);
    row->setSpacing(metrics::gap);
    row->addStretch();
    row->addWidget(m_where);
    row->addSpacing(metrics::gap);
    row->addWidget(m_cancel);
    row->addWidget(m_stop);
    row->addWidget(m_start);
    return footer;
}

void SendTestSheet::buildLayout()
{
    build(makeHeader(), makeContent(), makeFooter());
    actFrom(m_form->text());
}

void SendTestSheet::arrange()
{
    m_left->setFixedWidth(window()->width() < metrics::overlayWindow ? formWidthInNarrow : formWidth);
    // What does not fit of the form scrolls; the forecast always stays in sight.
    m_formArea->setMaximumHeight(m_form->sizeHint().height());
}

void SendTestSheet::refreshButtons()
{
    const bool running = isRunning();
    m_stop->setVisible(running);
    m_stop->setEnabled(running && !m_test->isStopping());
    m_start->setVisible(!running);
    m_start->setEnabled(canStart());
    m_start->setText(m_plan.count == 1 ? tr("Send 1 message") : tr("Send %1 messages").arg(m_plan.count));
    m_start->setKeyHint(KeyMap::current().cap(Command::Send));
    m_cancel->setText(tr("Close"));
    m_cancel->setKeyHint(running ? QString() : u"Esc"_s);
    m_stop->setText(tr("Stop"));
    m_stop->setKeyHint(u"Esc"_s);
    const QString name = m_services.profile;
    m_where->setText(m_services.sandbox ? tr("Sandbox: nothing leaves this computer")
            : name.isEmpty()            ? tr("Sends for real, in Production")
                                        : tr("Sends for real, as %1 in Production").arg(name));
    m_where->setVisible(m_services.bot != nullptr);
    for (Button *button : {m_cancel, m_stop, m_start}) {
        button->setAccessibleName(button->text());
        button->updateGeometry();
    }
}

void SendTestSheet::retranslate()
{
    setAccessibleName(tr("Send test"));
    panel()->setAccessibleName(tr("Send test"));
    m_title->setText(tr("Send test"));
    m_about->setText(tr("Some messages over one path, and what becomes of each"));
    m_close->setAccessibleName(tr("Close the send test"));
    m_close->setToolTip(tr("Close"));
    refresh();
}

} // namespace ui
