#include "ui/bots/linecard.h"

#include "app/text/sentence.h"
#include "ui/bots/cardmetrics.h"
#include "ui/common/format.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/common/linelook.h"

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {
constexpr int timeWidth = 112;
constexpr int wordWidth = 136;
constexpr int shownSteps = 5;
} // namespace

LineCard::LineCard(const protocol::ErrorCatalogue &catalogue, const core::Clock *clock, QWidget *parent)
    : QWidget(parent)
    , m_catalogue(catalogue)
    , m_clock(clock)
    , m_steps(catalogue)
    , m_title(makeTitle(this))
    , m_mark(new IconMark(this))
    , m_word(makeLabel(this, FontRole::BaseBold, "text", false))
    , m_sentence(makeLabel(this, FontRole::Base, "dim"))
    , m_stepsTitle(makeTitle(this))
    , m_table(new QTableView(this))
{
    m_word->setObjectName(u"lineWord"_s);
    m_sentence->setObjectName(u"lineSentence"_s);
    m_table->setObjectName(u"lineSteps"_s);
    buildLayout();
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (isVisible())
            retell();
    });
    m_second.start(1s);
    retell();
}

void LineCard::buildLayout()
{
    auto *card = new Card(this);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    head->addWidget(m_mark);
    head->addWidget(m_word);
    head->addWidget(m_sentence, 1);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(metrics::panelPadding);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    for (int fact = 0; fact < FactCount; ++fact) {
        QLabel *name = makeLabel(card, FontRole::Base, "dim", false);
        name->setFixedWidth(factNameWidth);
        QLabel *value
            = makeLabel(card, fact == Session ? FontRole::Mono : FontRole::Base, fact == NotGranted ? "warn" : "text");
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (fact == Groups || fact == NotGranted)
            value->setObjectName(u"eventGroups"_s);
        m_grid->addWidget(name, fact, 0, Qt::AlignTop);
        m_grid->addWidget(value, fact, 1);
        m_names.append(name);
        m_values.append(value);
    }
    m_table->setModel(&m_steps);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::tableRowHeight);
    m_table->horizontalHeader()->setFixedHeight(metrics::tableHeaderHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(LineStepModel::When, timeWidth);
    m_table->setColumnWidth(LineStepModel::Word, wordWidth);
    m_table->setFixedHeight(metrics::tableHeaderHeight + shownSteps * metrics::tableRowHeight);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(metrics::cardPadding, metrics::cardPadding, metrics::cardPadding, metrics::cardPadding);
    inside->setSpacing(metrics::cardPadding);
    inside->addLayout(head);
    inside->addLayout(m_grid);
    inside->addWidget(m_stepsTitle);
    inside->addWidget(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_title);
    column->addWidget(card);
}

core::WallTime LineCard::now() const
{
    return m_clock ? m_clock->wall() : core::SystemClock().wall();
}

void LineCard::setBot(bot::BotHandle *bot)
{
    disconnect(m_heard);
    m_bot = bot;
    if (bot)
        m_heard = connect(bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
            const bool isOfLine = std::holds_alternative<bot::ConnectionChanged>(event)
                || std::holds_alternative<bot::HeartbeatAcknowledged>(event)
                || std::holds_alternative<bot::TokenRenewed>(event)
                || std::holds_alternative<bot::StartLimitTold>(event) || std::holds_alternative<bot::CallFailed>(event);
            if (isOfLine && isVisible())
                retell();
        });
    retell();
}

void LineCard::setFact(Fact fact, const QString &title, const QString &value)
{
    m_names[fact]->setText(title);
    m_values[fact]->setText(value);
    m_names[fact]->setVisible(!value.isEmpty());
    m_values[fact]->setVisible(!value.isEmpty());
}

void LineCard::retell()
{
    m_title->setText(tr("Line"));
    m_stepsTitle->setText(tr("What became of it"));
    m_table->setAccessibleName(tr("What became of the line"));
    const bot::ConnectionChanged state
        = m_bot ? m_bot->connection().value_or(bot::ConnectionChanged()) : bot::ConnectionChanged();
    const text::ConnectionText words = text::connectionText(state, m_catalogue);
    m_mark->setIcon(iconOf(state.phase), m_bot ? toneOf(state.phase) : Tone::Dim);
    m_word->setText(m_bot ? words.word : tr("Not at work"));
    QString sentence = m_bot ? words.sentence : tr("Connect it, and what it hears and sends stands here.");
    if (m_bot && m_bot->failure() && !m_bot->failure()->message.isEmpty())
        sentence += u' ' + text::callFailedText(*m_bot->failure());
    m_sentence->setText(sentence);
    setFact(Session, tr("Session"),
        state.session.isEmpty() ? QString() : u"%1 · s %2"_s.arg(state.session.value, countText(state.lastSeq)));
    const auto beat = m_bot ? m_bot->heartbeat() : std::nullopt;
    setFact(
        Heartbeat, tr("Last heartbeat"), beat ? tr("answered in %1").arg(durationText(beat->roundTrip)) : QString());
    const auto token = m_bot ? m_bot->token() : std::nullopt;
    setFact(Token, tr("Token"), token ? timeLeftText(token->expires - now()) : QString());
    const auto starts = m_bot ? m_bot->startLimit() : std::nullopt;
    setFact(Starts, tr("New sessions"),
        starts ? tr("%1 of %2 left, all of them again at %3")
                     .arg(countText(starts->remaining), countText(starts->total), listTimeText(starts->resetsAt, now()))
               : QString());
    setFact(Shards, tr("Shards"),
        m_bot && m_bot->connection() ? tr("%1 of %2 ready").arg(state.shardsReady).arg(state.shards) : QString());
    const bool isReady = state.phase == bot::ConnectionChanged::Phase::Ready;
    setFact(Groups, tr("Event groups"),
        isReady ? protocol::intentNames(protocol::defaultIntents() & ~state.notGranted).join(u", "_s) : QString());
    setFact(NotGranted, tr("Not granted"), protocol::intentNames(state.notGranted).join(u", "_s));
    m_steps.setSteps(m_bot ? m_bot->line() : QList<bot::ConnectionChanged>());
    m_stepsTitle->setVisible(m_steps.rowCount() > 0);
    m_table->setVisible(m_steps.rowCount() > 0);
}

void LineCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retell();
    QWidget::changeEvent(event);
}

} // namespace ui
