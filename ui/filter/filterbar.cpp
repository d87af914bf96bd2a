#include "ui/filter/filterbar.h"

#include "app/journal/query.h"
#include "app/text/filtertext.h"
#include "ui/common/button.h"
#include "ui/common/viewmemory.h"
#include "ui/filter/filterpopup.h"

#include <QKeyEvent>
#include <QLabel>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

/// While somebody types, the filter follows with this delay; Enter puts it in force at once.
constexpr auto applyAfter = 250ms;
constexpr int seenValues = 30;

} // namespace

FilterBar::FilterBar(const Services &services, Purpose purpose, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_purpose(purpose)
    , m_edit(new FilterEdit(this))
    , m_message(new QLabel(this))
    , m_clear(iconButton(u"close"_s, this))
    , m_switch(iconButton(u"filter"_s, this))
    , m_saved(new Button(Button::Kind::Quiet, this))
    , m_menu(new QMenu(m_saved))
{
    m_applySoon.setSingleShot(true);
    m_applySoon.setInterval(applyAfter);
    buildLayout();
    connectParts();
    retranslate();
    showMessage();
}

void FilterBar::connectParts()
{
    m_edit->installEventFilter(this);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &FilterBar::edited);
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_popup && m_popup->isVisible())
            offer();
    });
    connect(&m_applySoon, &QTimer::timeout, this, &FilterBar::apply);
    connect(m_edit, &FilterEdit::returnPressed, this, [this](bool withShift) {
        hidePopup();
        apply();
        if (m_error)
            return;
        if (m_services.memory)
            m_services.memory->remember(text());
        if (m_purpose == Purpose::Find)
            emit entered(withShift);
        else
            emit leaveRequested();
    });
    connect(m_edit, &FilterEdit::escapePressed, this, [this] {
        if (m_popup && m_popup->isVisible())
            hidePopup();
        else if (text().isEmpty() || m_purpose == Purpose::Find)
            emit leaveRequested();
        else
            clear();
    });
    connect(m_edit, &FilterEdit::upPressed, this, [this] {
        if (m_popup && m_popup->isVisible())
            m_popup->step(-1);
        else
            walkHistory(1);
    });
    connect(m_edit, &FilterEdit::downPressed, this, [this] {
        if (m_popup && m_popup->isVisible())
            m_popup->step(1);
        else if (m_historyAt >= 0)
            walkHistory(-1);
        else
            offer();
    });
    connect(m_edit, &FilterEdit::tabPressed, this, [this] {
        if (const Suggestion *suggestion = m_popup ? m_popup->current() : nullptr)
            take(*suggestion);
    });
    connect(m_edit, &FilterEdit::focusChanged, this, [this](bool hasFocus) {
        if (!hasFocus && m_popup)
            m_popup->hide();
        // Later: what loses the focus must not hide what is about to get it.
        QMetaObject::invokeMethod(this, &FilterBar::showMessage, Qt::QueuedConnection);
    });
    connect(m_clear, &QAbstractButton::clicked, this, &FilterBar::clear);
    connect(m_switch, &QAbstractButton::toggled, this, [this](bool isOn) {
        m_isOff = !isOn;
        apply();
    });
    connect(m_menu, &QMenu::aboutToShow, this, &FilterBar::fillSaved);
}

void FilterBar::setText(const QString &text)
{
    if (text != m_edit->text())
        m_edit->setText(text);
    m_switch->setChecked(true);
    hidePopup();
    apply();
    if (!m_error && m_services.memory)
        m_services.memory->remember(text);
}

void FilterBar::clear()
{
    m_edit->setText({});
    apply();
}

void FilterBar::setResult(const QString &text)
{
    m_result = text;
    showMessage();
}

void FilterBar::focusField()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FilterBar::edited()
{
    const auto parsed = filter::parse(text());
    m_error = parsed ? std::nullopt : std::optional(parsed.error());
    m_unknownKeys = parsed ? parsed->unknownKeys : QStringList();
    // An error at the end is mostly something that is not written yet: it is said once nothing follows.
    m_edit->setError(m_error);
    m_applySoon.start();
    showMessage();
    if (m_edit->hasFocus())
        offer();
}

void FilterBar::apply()
{
    m_applySoon.stop();
    const auto parsed = filter::parse(text());
    if (!parsed)
        return; // the last one that could be read stays in force
    const filter::Node next = m_isOff ? filter::Node{} : parsed->node;
    showMessage();
    if (next == m_filter)
        return;
    m_filter = next;
    emit changed();
}

namespace {
/// What rows of all sources were seen to have, the most frequent first. Thread: a pool's.
QList<journal::SeenValue> seenIn(journal::ReaderPool::Readers &readers, const filter::Completion &completion)
{
    QList<journal::SeenValue> all;
    const auto add = [&all](const journal::SeenValue &one) {
        const auto same = std::ranges::find(all, one.value, &journal::SeenValue::value);
        if (same == all.end())
            all.append(one);
        else
            same->count += one.count;
    };
    for (const journal::ReaderPool::Place &place : readers.places()) {
        const journal::JournalReader *reader = readers.of(place.source);
        if (!reader)
            continue;
        if (completion.key == filter::Key::Source && place.name.startsWith(completion.prefix, Qt::CaseInsensitive))
            add({place.name, reader->rowCount().value_or(0)});
        const auto seen = reader->seenValues(completion.key, completion.prefix, seenValues);
        for (const journal::SeenValue &one : seen.value_or(QList<journal::SeenValue>()))
            add(one);
    }
    std::ranges::stable_sort(all, std::greater(), &journal::SeenValue::count);
    all.resize(std::min<qsizetype>(all.size(), seenValues));
    return all;
}
} // namespace

void FilterBar::offer()
{
    const filter::Completion completion = filter::completionAt(text(), m_edit->cursorPosition());
    const quint64 number = ++m_offers;
    if (completion.of != filter::Completion::Of::Values || !m_services.journal) {
        showOffer(completion, {});
        return;
    }
    runQuery(
        *m_services.journal, this,
        [completion](journal::ReaderPool::Readers &readers) { return seenIn(readers, completion); },
        [this, completion, number](const QList<journal::SeenValue> &seen) {
            if (number == m_offers && m_edit->hasFocus())
                showOffer(completion, seen);
        });
}

void FilterBar::showOffer(const filter::Completion &completion, const QList<journal::SeenValue> &seen)
{
    const QList<Suggestion> list = suggestions(completion, seen);
    const bool isWritten = list.size() == 1 && list.first().word == completion.prefix;
    if (list.isEmpty() || isWritten) {
        hidePopup();
        m_edit->setProperty("completes", false);
        return;
    }
    if (!m_popup) {
        m_popup = new FilterPopup(window());
        connect(m_popup, &FilterPopup::chosen, this, &FilterBar::take);
        connect(this, &QObject::destroyed, m_popup, &QObject::deleteLater);
    }
    m_popup->setContent(suggestionsCaption(completion), list);
    m_popup->showBelow(*m_edit);
    m_edit->setProperty("completes", true);
    showNote();
}

void FilterBar::hidePopup()
{
    if (m_popup)
        m_popup->hide();
    showNote();
}

void FilterBar::take(const Suggestion &suggestion)
{
    const filter::Completion completion = filter::completionAt(text(), m_edit->cursorPosition());
    const filter::Completed done = suggestion.key ? filter::completed(text(), completion, *suggestion.key)
                                                  : filter::completed(text(), completion, suggestion.word);
    m_edit->setText(done.text, done.cursor);
    m_edit->setFocus();
}

void FilterBar::walkHistory(int by)
{
    const QStringList history = m_services.memory ? m_services.memory->filterHistory() : QStringList();
    const int next = std::clamp<int>(m_historyAt + by, -1, int(history.size()) - 1);
    if (next == m_historyAt)
        return;
    if (m_historyAt < 0)
        m_written = text();
    m_edit->setText(next < 0 ? m_written : history[next]);
    m_historyAt = next; // after the text: editing ends the walk
    hidePopup();
}

void FilterBar::fillSaved()
{
    m_menu->clear();
    const QStringList saved = m_services.memory ? m_services.memory->savedFilters() : QStringList();
    for (const QString &filter : saved)
        m_menu->addAction(QString(filter).replace(u'&', u"&&"_s), this, [this, filter] { setText(filter); });
    if (saved.isEmpty())
        m_menu->addAction(tr("No filter is saved yet"))->setEnabled(false);
    m_menu->addSeparator();
    QAction *save = m_menu->addAction(tr("Save this filter"), this, [this] { m_services.memory->saveFilter(text()); });
    save->setEnabled(m_services.memory && !text().trimmed().isEmpty() && !m_error && !saved.contains(text().trimmed()));
    QAction *forget = m_menu->addAction(
        tr("Forget this filter"), this, [this] { m_services.memory->forgetFilter(text().trimmed()); });
    forget->setEnabled(saved.contains(text().trimmed()));
}

void FilterBar::hideEvent(QHideEvent *event)
{
    hidePopup();
    QWidget::hideEvent(event);
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        m_historyAt = static_cast<QKeyEvent *>(event)->text().isEmpty() ? m_historyAt : -1;
        if (static_cast<QKeyEvent *>(event)->matches(QKeySequence::Save) && m_services.memory && !m_error) {
            m_services.memory->saveFilter(text());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
