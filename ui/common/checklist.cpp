#include "ui/common/checklist.h"

#include "app/text/clocktime.h"
#include "app/text/doctortext.h"
#include "ui/common/card.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int checkHeight = 32;
constexpr int titleWidth = 112;

struct Look
{
    QString icon;
    Tone tone = Tone::Dim;
};

Look lookOf(const doctor::Check &check)
{
    using doctor::Result;
    switch (check.result) {
    case Result::Waiting:
    case Result::Skipped:
        return {u"minus"_s, Tone::Dim};
    case Result::Running:
        return {u"in-flight"_s, Tone::Accent};
    case Result::Good:
        return {u"accepted"_s, Tone::Ok};
    case Result::NoStartsLeft:
    case Result::TooOften:
    case Result::Closed:
    case Result::NotGranted:
        return {u"warning"_s, Tone::Warn};
    default:
        return {u"refused"_s, Tone::Bad};
    }
}

const char *inkNameOf(Tone tone)
{
    return tone == Tone::Bad ? "bad" : tone == Tone::Warn ? "warn" : tone == Tone::Dim ? "dim" : "text";
}

} // namespace

struct CheckList::Line : QWidget
{
    explicit Line(QWidget *parent)
        : QWidget(parent)
        , mark(new IconMark(this))
        , title(makeLabel(this, FontRole::BaseBold, "text", false))
        , outcome(makeLabel(this, FontRole::Base))
        , time(makeLabel(this, FontRole::Mono, "dim", false))
    {
        setMinimumHeight(checkHeight);
        title->setFixedWidth(titleWidth);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(metrics::gap);
        row->addWidget(mark);
        row->addWidget(title);
        row->addWidget(outcome, 1);
        row->addWidget(time);
    }
    IconMark *mark;
    QLabel *title;
    QLabel *outcome;
    QLabel *time;
};

CheckList::CheckList(const protocol::ErrorCatalogue &catalogue, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_card(new Card(this))
    , m_lineColumn(new QVBoxLayout(m_card))
    , m_advice(new Card(this, Card::Ground::Warn))
    , m_adviceTitle(makeLabel(m_advice, FontRole::BaseBold))
    , m_adviceText(makeLabel(m_advice, FontRole::Base))
{
    setObjectName(u"checkList"_s);
    m_adviceTitle->setObjectName(u"checkAdviceTitle"_s);
    m_adviceText->setObjectName(u"checkAdvice"_s);
    m_lineColumn->setContentsMargins(metrics::cardPadding, 4, metrics::cardPadding, 4);
    m_lineColumn->setSpacing(0);
    auto *words = new QVBoxLayout(m_advice);
    words->setContentsMargins(metrics::cardPadding, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    words->setSpacing(4);
    words->addWidget(m_adviceTitle);
    words->addWidget(m_adviceText);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_card);
    column->addWidget(m_advice);
    retell();
}

void CheckList::setReport(const doctor::Report &report)
{
    m_report = report;
    retell();
}

void CheckList::fit(qsizetype count)
{
    while (m_lines.size() > count)
        delete m_lines.takeLast();
    while (m_lines.size() < count) {
        auto *line = new Line(m_card);
        m_lineColumn->addWidget(line);
        m_lines.append(line);
    }
}

void CheckList::retell()
{
    fit(m_report.checks.size());
    m_card->setVisible(!m_lines.isEmpty());
    QString title;
    QString advice;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const doctor::Check &check = m_report.checks[i];
        const text::CheckText words = text::checkText(check, m_catalogue);
        const Look look = lookOf(check);
        Line &line = *m_lines[i];
        line.mark->setIcon(look.icon, look.tone);
        line.title->setText(words.title);
        line.outcome->setText(words.outcome);
        setInk(line.outcome, inkNameOf(look.tone));
        const bool wasTried = check.isOver() && check.result != doctor::Result::Skipped;
        line.time->setText(wasTried ? text::spanText(check.duration) : QString());
        if (advice.isEmpty() && !words.advice.isEmpty()) {
            advice = words.advice;
            title = u"%1: %2"_s.arg(words.title, words.outcome);
            m_advice->setCardGround(look.tone == Tone::Bad ? Card::Ground::Bad : Card::Ground::Warn);
        }
    }
    if (const QString clock = text::clockText(m_report.clockSkew); !clock.isEmpty())
        advice = advice.isEmpty() ? clock : advice + u'\n' + clock;
    m_adviceTitle->setText(title);
    m_adviceTitle->setVisible(!title.isEmpty());
    m_adviceText->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
}

void CheckList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retell();
    QWidget::changeEvent(event);
}

} // namespace ui
