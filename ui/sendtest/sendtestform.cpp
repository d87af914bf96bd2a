#include "ui/sendtest/sendtestform.h"

#include "ui/common/card.h"
#include "ui/common/checkbox.h"
#include "ui/common/label.h"
#include "ui/sendtest/pathpicker.h"
#include "ui/sendtest/peerlist.h"
#include "ui/sendtest/stepfield.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int formPadding = 20;
constexpr int peersHeight = 44 * 3 + 2;
constexpr int textHeight = 58;
constexpr int fieldWidth = 96;
constexpr StepField::Range counts{1, bot::mostTestMessages, 1, 0};
constexpr StepField::Range pauses{0.2, 600, 0.1, 1};

} // namespace

SendTestForm::SendTestForm(QWidget *parent)
    : QWidget(parent)
    , m_peersTitle(makeTitle(this))
    , m_peersCard(new Card(this))
    , m_peers(new PeerList(m_peersCard))
    , m_pathTitle(makeTitle(this))
    , m_path(new PathPicker(this))
    , m_countTitle(makeTitle(this))
    , m_count(new StepField(counts, bot::SendTestPlan().count, this))
    , m_pauseTitle(makeTitle(this))
    , m_pause(new StepField(pauses, double(bot::SendTestPlan().pause.count()) / 1000, this))
    , m_textTitle(makeTitle(this))
    , m_textNote(makeLabel(this, FontRole::Caption, "dim", false))
    , m_text(new QPlainTextEdit(this))
    , m_stopAtFailure(new CheckBox(this))
{
    setObjectName(u"sendTestForm"_s);
    buildLayout();
    connect(m_peers, &PeerList::chosenChanged, this, &SendTestForm::peerChanged);
    connect(m_path, &PathPicker::edited, this, &SendTestForm::edited);
    for (StepField *field : {m_count, m_pause})
        connect(field, &QLineEdit::textChanged, this, &SendTestForm::edited);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_isOwnText = true;
        emit edited();
    });
    connect(m_stopAtFailure, &QAbstractButton::toggled, this, &SendTestForm::edited);
    retranslate();
}

void SendTestForm::buildLayout()
{
    m_count->setObjectName(u"sendTestCount"_s);
    m_pause->setObjectName(u"sendTestPause"_s);
    m_text->setObjectName(u"sendTestText"_s);
    m_stopAtFailure->setObjectName(u"sendTestStopAtFailure"_s);
    m_stopAtFailure->setChecked(true);
    m_peers->setFixedHeight(peersHeight - 2);
    auto *frame = new QVBoxLayout(m_peersCard);
    frame->setContentsMargins(1, 1, 1, 1);
    frame->addWidget(m_peers);
    for (StepField *field : {m_count, m_pause})
        field->setFixedWidth(fieldWidth);
    m_text->setProperty("field", true);
    m_text->setFont(roleFont(FontRole::Base));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(textHeight);
    auto *numbers = new QGridLayout;
    numbers->setHorizontalSpacing(metrics::panelPadding);
    numbers->setVerticalSpacing(4);
    numbers->addWidget(m_countTitle, 0, 0);
    numbers->addWidget(m_pauseTitle, 0, 1);
    numbers->addWidget(m_count, 1, 0);
    numbers->addWidget(m_pause, 1, 1);
    numbers->setColumnStretch(2, 1);
    auto *head = new QHBoxLayout;
    head->addWidget(m_textTitle);
    head->addStretch();
    head->addWidget(m_textNote);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(formPadding, 14, formPadding, metrics::gap);
    column->setSpacing(4);
    column->addWidget(m_peersTitle);
    column->addWidget(m_peersCard);
    column->addSpacing(metrics::gap);
    column->addWidget(m_pathTitle);
    column->addWidget(m_path);
    column->addSpacing(metrics::gap);
    column->addLayout(numbers);
    column->addSpacing(metrics::gap);
    column->addLayout(head);
    column->addWidget(m_text);
    column->addSpacing(4);
    column->addWidget(m_stopAtFailure);
    column->addStretch();
}

bot::SendTestPlan SendTestForm::plan() const
{
    bot::SendTestPlan plan;
    if (const auto peer = m_peers->chosen()) {
        plan.scene = peer->scene;
        plan.peer = peer->peer;
    }
    plan.path = m_path->choice();
    plan.count = int(m_count->value().value_or(0));
    plan.pause = core::Milliseconds(std::llround(m_pause->value().value_or(0) * 1000));
    plan.text = m_text->toPlainText();
    plan.stopAtFailure = m_stopAtFailure->isChecked();
    return plan;
}

void SendTestForm::showFaults(const QList<bot::SendTestFault> &faults)
{
    m_count->setFaulty(faults.contains(bot::SendTestFault::Count));
    m_pause->setFaulty(faults.contains(bot::SendTestFault::Pause));
}

void SendTestForm::setEditable(bool editable)
{
    for (QWidget *part : QList<QWidget *>{m_peers, m_count, m_pause, m_text, m_stopAtFailure})
        part->setEnabled(editable);
    m_path->setEditable(editable);
}

void SendTestForm::retranslate()
{
    m_peersTitle->setText(tr("Conversation"));
    m_peers->setAccessibleName(tr("Conversation"));
    m_pathTitle->setText(tr("Path"));
    m_countTitle->setText(tr("Messages"));
    m_count->setAccessibleName(tr("How many messages, 1 to %1").arg(bot::mostTestMessages));
    m_pauseTitle->setText(tr("Pause in seconds"));
    m_pause->setAccessibleName(tr("Pause between two messages, in seconds"));
    m_textTitle->setText(tr("Text"));
    m_textNote->setText(tr("{n} of {total}: its number"));
    m_text->setAccessibleName(tr("Text of the messages; {n} stands for the number, {total} for the count"));
    m_stopAtFailure->setText(tr("Stop at the first failure"));
    m_stopAtFailure->updateGeometry();
    if (!m_isOwnText) {
        const QSignalBlocker quiet(m_text);
        m_text->setPlainText(tr("Send test {n}/{total}"));
    }
}

void SendTestForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
