#include "ui/logs/logreport.h"

#include "app/text/importtext.h"
#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/logs/findingcard.h"
#include "ui/logs/flowtext.h"
#include "ui/logs/logentry.h"
#include "ui/logs/logfacts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int contentWidth = 880; ///< lines of text stay readable in a wide window
constexpr int consequenceIndent = 24;
constexpr qsizetype cardsAtOnce = 30; ///< a log of a bad week has hundreds
} // namespace

LogReport::LogReport(const QString &profile, QWidget *parent)
    : QScrollArea(parent)
    , m_content(new QWidget(this))
    , m_name(new FlowText(FontRole::Title, false, m_content))
    , m_traffic(new Button(Button::Kind::Normal, m_content))
    , m_conversation(new Button(Button::Kind::Primary, m_content))
    , m_follow(new Button(Button::Kind::Normal, m_content))
    , m_remove(new Button(Button::Kind::Quiet, m_content))
    , m_question(new QWidget(m_content))
    , m_questionText(makeLabel(m_question, FontRole::Base))
    , m_removeNow(new Button(Button::Kind::Danger, m_question))
    , m_keep(new Button(Button::Kind::Normal, m_question))
    , m_facts(new LogFacts(profile, m_content))
    , m_warning(new QWidget(m_content))
    , m_warningMark(new IconMark(m_warning))
    , m_warningText(new FlowText(FontRole::Base, false, m_warning))
    , m_resultMark(new IconMark(m_content))
    , m_result(makeLabel(m_content, FontRole::BaseBold))
    , m_resultNote(new FlowText(FontRole::Base, true, m_content))
    , m_more(new Button(Button::Kind::Normal, m_content))
{
    setObjectName(u"logReport"_s);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_name->setObjectName(u"logName"_s);
    m_traffic->setObjectName(u"logTraffic"_s);
    m_traffic->setIconName(u"traffic"_s);
    m_conversation->setObjectName(u"logConversation"_s);
    m_conversation->setIconName(u"conversations"_s);
    m_follow->setObjectName(u"logFollow"_s);
    m_remove->setObjectName(u"logRemove"_s);
    m_remove->setIconName(u"trash"_s);
    m_removeNow->setObjectName(u"logRemoveNow"_s);
    m_keep->setObjectName(u"logKeep"_s);
    m_warning->setObjectName(u"logWarning"_s);
    m_result->setObjectName(u"logResult"_s);
    m_more->setObjectName(u"moreFindings"_s);
    buildLayout();
    connectParts();
    retranslate();
}

QWidget *LogReport::buildActions()
{
    auto *actions = new QWidget(m_content);
    auto *row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_conversation);
    row->addWidget(m_traffic);
    row->addWidget(m_follow);
    row->addStretch(1);
    row->addWidget(m_remove);
    return actions;
}

QWidget *LogReport::buildQuestion()
{
    auto *row = new QHBoxLayout(m_question);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_questionText, 1);
    row->addWidget(m_removeNow);
    row->addWidget(m_keep);
    m_question->hide();
    return m_question;
}

void LogReport::buildLayout()
{
    auto *warning = new QHBoxLayout(m_warning);
    warning->setContentsMargins(0, 0, 0, 0);
    warning->setSpacing(metrics::gap);
    auto *mark = new QVBoxLayout;
    mark->addSpacing((lineHeight(FontRole::Base) - metrics::iconButton) / 2);
    mark->addWidget(m_warningMark, 0, Qt::AlignTop);
    warning->addLayout(mark);
    warning->addWidget(m_warningText, 1);
    m_warningMark->setIcon(u"warning"_s, Tone::Warn);
    auto *result = new QHBoxLayout;
    result->setSpacing(metrics::gap);
    result->addWidget(m_resultMark);
    result->addWidget(m_result, 1);
    m_cardColumn = new QVBoxLayout;
    m_cardColumn->setSpacing(metrics::gap);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(
        metrics::panelPadding, metrics::panelPadding, metrics::panelPadding, metrics::panelPadding);
    column->setSpacing(metrics::cardPadding);
    column->addWidget(m_name);
    column->addWidget(buildActions());
    column->addWidget(buildQuestion());
    column->addWidget(m_facts);
    column->addWidget(m_warning);
    column->addWidget(new Hairline(m_content));
    column->addLayout(result);
    column->addWidget(m_resultNote);
    column->addLayout(m_cardColumn);
    column->addWidget(m_more, 0, Qt::AlignLeft);
    column->addStretch(1);
    m_content->setMaximumWidth(contentWidth);
    setWidget(m_content);
    m_content->setAutoFillBackground(false); // which setWidget() switches on
}

void LogReport::connectParts()
{
    connect(m_traffic, &QAbstractButton::clicked, this, &LogReport::trafficRequested);
    connect(m_conversation, &QAbstractButton::clicked, this, &LogReport::conversationRequested);
    connect(m_follow, &QAbstractButton::clicked, this, [this] { emit followToggled(!m_log.isFollowed); });
    connect(m_remove, &QAbstractButton::clicked, this, &LogReport::askRemoval);
    connect(m_removeNow, &QAbstractButton::clicked, this, [this] {
        endRemoval();
        emit removeConfirmed();
    });
    connect(m_keep, &QAbstractButton::clicked, this, &LogReport::endRemoval);
    connect(m_facts, &LogFacts::encodingChosen, this, &LogReport::encodingChosen);
    connect(m_facts, &LogFacts::profileChosen, this, &LogReport::profileChosen);
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        const qsizetype known = m_cards.size();
        addCards(known + cardsAtOnce);
        if (m_cards.size() > known)
            m_cards[known]->setFocus(Qt::OtherFocusReason);
    });
}

void LogReport::setLog(const imports::Log &log)
{
    if (log == m_log)
        return;
    const bool isOther = log.id != m_log.id;
    const bool hasOtherFindings = isOther || log.findings != m_log.findings || log.firstDay != m_log.firstDay;
    m_log = log;
    if (isOther) {
        m_selected = {};
        endRemoval();
    }
    if (hasOtherFindings) {
        clearCards();
        addCards(cardsAtOnce);
    }
    m_facts->setLog(log);
    retranslate();
    if (isOther)
        ensureVisible(0, 0);
}

void LogReport::clearCards()
{
    for (FindingCard *card : std::as_const(m_cards)) {
        card->hide();
        card->deleteLater(); // it may be what asked for this
    }
    m_cards.clear();
}

void LogReport::addCards(qsizetype most)
{
    for (qsizetype i = m_cards.size(); i < std::min(most, m_log.findings.size()); ++i) {
        auto *card = new FindingCard(m_log.findings[i], m_log.firstDay, m_content);
        card->setSelected(m_selected);
        connect(card, &FindingCard::rowRequested, this, &LogReport::rowRequested);
        auto *line = new QHBoxLayout;
        line->setContentsMargins(card->isConsequence() ? consequenceIndent : 0, 0, 0, 0);
        line->addWidget(card);
        m_cardColumn->addLayout(line);
        m_cards += card;
    }
    m_more->setVisible(m_cards.size() < m_log.findings.size());
}

void LogReport::setSelected(journal::RowRef row)
{
    m_selected = row;
    for (FindingCard *card : std::as_const(m_cards))
        card->setSelected(row);
}

void LogReport::askRemoval()
{
    m_question->show();
    m_removeNow->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(m_question);
}

void LogReport::endRemoval()
{
    const bool hadFocus = m_question->isAncestorOf(focusWidget());
    m_question->hide();
    if (hadFocus)
        m_remove->setFocus(Qt::OtherFocusReason);
}

void LogReport::focusFirst()
{
    QWidget *first = m_cards.isEmpty() ? static_cast<QWidget *>(m_traffic) : m_cards.constFirst();
    first->setFocus(Qt::OtherFocusReason);
    ensureWidgetVisible(first);
}

void LogReport::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_question->isVisible()) {
        endRemoval();
        return;
    }
    QScrollArea::keyPressEvent(event);
}

void LogReport::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void LogReport::retranslate()
{
    m_name->setWords(text::visibleText(m_log.name, false));
    m_traffic->setText(tr("Show in Traffic"));
    m_conversation->setText(tr("Show conversation"));
    m_conversation->setEnabled(!m_log.firstMessage.isNull());
    m_follow->setIconName(m_log.isFollowed ? u"pause"_s : u"follow-tail"_s);
    m_follow->setText(m_log.isFollowed ? tr("Stop following") : tr("Follow"));
    m_follow->setToolTip(m_log.isFollowed ? tr("What the bot writes from now on is not read any more")
                                          : tr("Read on as the bot writes the log"));
    m_follow->setVisible(!m_log.path.isEmpty());
    m_remove->setText(tr("Remove"));
    m_questionText->setText(tr("Remove what was read of this log? The file itself stays."));
    m_removeNow->setText(tr("Remove it"));
    m_keep->setText(tr("Keep it"));
    m_more->setText(tr("Show more findings"));
    for (Button *button : {m_traffic, m_conversation, m_follow, m_remove, m_removeNow, m_keep, m_more})
        button->updateGeometry();
    const QString unparsed = text::unparsedText(m_log.counts);
    m_warningText->setWords(unparsed);
    m_warning->setVisible(!unparsed.isEmpty());
    const Tone tone = toneOf(m_log.findings);
    m_resultMark->setIcon(tone == Tone::Bad ? u"refused"_s : tone == Tone::Warn ? u"warning"_s : u"accepted"_s, tone);
    const QString found = text::faultsText(m_log);
    m_result->setText(found.left(1).toUpper() + found.mid(1));
    m_resultNote->setWords(
        m_log.findings.isEmpty() ? tr(
            "Nothing in this log proves one of the faults that are known here. What it does not write down cannot be "
            "found in it.")
                                 : text::unlistedText(m_log));
    m_resultNote->setVisible(m_log.findings.isEmpty() || m_log.unlisted > 0);
    setAccessibleName(tr("Report on %1").arg(m_log.name));
}

} // namespace ui
