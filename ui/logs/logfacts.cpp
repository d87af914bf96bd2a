#include "ui/logs/logfacts.h"

#include "app/text/importtext.h"
#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/chip.h"
#include "ui/common/label.h"
#include "ui/logs/encodingbutton.h"
#include "ui/logs/flowtext.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int clockRow = 4; // of the values in buildLayout()

QAction *addChoice(QMenu *menu, const QString &text, bool isChosen)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isChosen);
    return action;
}

} // namespace

LogFacts::LogFacts(QString profile, QWidget *parent)
    : QWidget(parent)
    , m_profile(std::move(profile))
    , m_path(new FlowText(FontRole::Mono, false, this))
    , m_day(new FlowText(FontRole::Base, false, this))
    , m_counts(new FlowText(FontRole::Base, false, this))
    , m_skew(new FlowText(FontRole::Base, false, this))
    , m_encoding(new EncodingButton(Button::Kind::Normal, this))
    , m_binding(new Button(Button::Kind::Normal, this))
    , m_bindingMenu(new QMenu(m_binding))
    , m_bound(new ChipLabel(this))
    , m_boundNote(new FlowText(FontRole::Small, true, this))
{
    m_path->setObjectName(u"logPath"_s);
    m_day->setObjectName(u"logDay"_s);
    m_counts->setObjectName(u"logCounts"_s);
    m_skew->setObjectName(u"logSkew"_s);
    m_encoding->setObjectName(u"logEncoding"_s);
    connect(m_encoding, &EncodingButton::encodingChosen, this, &LogFacts::encodingChosen);
    m_binding->setObjectName(u"logBinding"_s);
    m_binding->setMenu(m_bindingMenu);
    m_bound->setObjectName(u"logBound"_s);
    m_boundNote->setObjectName(u"logBoundNote"_s);
    buildLayout();
    retranslate();
}

void LogFacts::buildLayout()
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::panelPadding);
    m_grid->setVerticalSpacing(metrics::gap);
    m_grid->setColumnStretch(1, 1);
    auto *bot = new QWidget(this);
    auto *line = new QHBoxLayout(bot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::gap);
    line->addWidget(m_binding);
    line->addWidget(m_bound);
    line->addStretch(1);
    const QList<QWidget *> values{m_path, m_encoding, m_day, m_counts, m_skew, bot, m_boundNote};
    for (QWidget *value : values)
        addRow(makeLabel(this, FontRole::Small, "dim", false), value);
}

void LogFacts::addRow(QLabel *title, QWidget *value)
{
    const int row = int(m_titles.size());
    const bool isText = qobject_cast<FlowText *>(value) != nullptr;
    title->setMinimumHeight(isText ? lineHeight(FontRole::Base) : metrics::buttonHeight);
    m_grid->addWidget(title, row, 0, Qt::AlignTop);
    if (value == m_encoding)
        m_grid->addWidget(value, row, 1, Qt::AlignLeft);
    else
        m_grid->addWidget(value, row, 1);
    m_titles += title;
}

void LogFacts::setLog(const imports::Log &log)
{
    m_log = log;
    retranslate();
}

void LogFacts::showEncoding()
{
    m_encoding->setEncoding(m_log.encoding);
    m_encoding->setText(text::encodingText(m_log.encoding));
    m_encoding->setEnabled(!m_log.path.isEmpty()); // what was pasted was decoded before
    m_encoding->updateGeometry();
}

void LogFacts::fillProfiles()
{
    m_bindingMenu->clear();
    QStringList profiles{QString(), m_profile, m_log.profile};
    profiles.removeDuplicates();
    for (const QString &profile : std::as_const(profiles)) {
        QAction *action
            = addChoice(m_bindingMenu, profile.isEmpty() ? tr("No bot of mine") : profile, profile == m_log.profile);
        connect(
            action, &QAction::triggered, this,
            [this, profile] {
                if (profile != m_log.profile)
                    emit profileChosen(profile);
                else
                    fillProfiles();
            },
            Qt::QueuedConnection);
    }
    m_binding->setText(m_log.profile.isEmpty() ? tr("No bot of mine") : m_log.profile);
    m_binding->updateGeometry();
}

void LogFacts::showBinding()
{
    const bool isBound = !m_log.profile.isEmpty();
    m_bound->setVisible(isBound);
    m_bound->setChip(m_log.isConfirmed ? Chip{u"check"_s, tr("confirmed"), Tone::Ok}
                                       : Chip{u"warning"_s, tr("unverified"), Tone::Warn});
    if (!isBound)
        m_boundNote->setWords(tr("If it is the log of a bot that runs here, choose that bot."));
    else if (m_log.isConfirmed)
        m_boundNote->setWords(tr("This bot's own gateway has seen conversations of the log."));
    else
        m_boundNote->setWords(tr("The ids in the log are unverified until this bot's own gateway has seen its "
                                 "conversations."));
}

void LogFacts::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void LogFacts::retranslate()
{
    const QStringList titles{tr("File"), tr("Encoding"), tr("First day"), tr("Contents"), tr("Clock"), tr("Bot"), {}};
    for (qsizetype row = 0; row < m_titles.size(); ++row)
        m_titles[row]->setText(titles[row]);
    m_path->setWords(m_log.path.isEmpty() ? tr("pasted text") : text::visibleText(m_log.path, false));
    m_day->setWords(m_log.firstDay ? m_log.firstDay->toString(Qt::ISODate)
                                   : tr("The log has no dates: its days are counted from the first line."));
    m_counts->setWords(text::countsText(m_log.counts));
    const QString skew = text::skewText(m_log.skew);
    m_skew->setWords(skew);
    m_skew->setVisible(!skew.isEmpty());
    m_titles[clockRow]->setVisible(!skew.isEmpty());
    showEncoding();
    fillProfiles();
    m_binding->setAccessibleName(tr("Bot of the log: %1").arg(m_binding->text()));
    showBinding();
}

} // namespace ui
