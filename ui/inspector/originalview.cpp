#include "ui/inspector/originalview.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowrow.h"
#include "ui/common/format.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/common/linkbutton.h"
#include "ui/inspector/loglines.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

using State = imports::Original::State;

namespace {

constexpr auto slowAfter = 150ms;
/// Links at once: a heartbeat may stand in a log a thousand times. They are the next ones, round and round.
constexpr qsizetype mostLinks = 6;
constexpr int linkSide = 6; ///< left of a link's words

/// Requests of all windows are numbered through: one desk answers them all.
quint64 nextRequest()
{
    static quint64 last = 0;
    return ++last;
}

} // namespace

OriginalView::OriginalView(LogDesk *desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_found(new QWidget(this))
    , m_empty(new EmptyState(this))
    , m_name(makeLabel(m_found, FontRole::BaseBold, "text", false))
    , m_path(makeLabel(m_found, FontRole::Small, "dim", false))
    , m_links(new FlowRow(m_found))
    , m_note(new QWidget(m_found))
    , m_noteMark(new IconMark(m_note))
    , m_noteText(makeLabel(m_note, FontRole::Base))
    , m_lines(new LogLines(m_found))
{
    m_name->setObjectName(u"originalName"_s);
    m_path->setObjectName(u"originalPath"_s);
    m_note->setObjectName(u"originalNote"_s);
    m_noteText->setObjectName(u"originalNoteText"_s);
    m_empty->setObjectName(u"originalEmpty"_s);
    buildLayout();
    m_slow.setSingleShot(true);
    m_slow.setInterval(slowAfter);
    connect(&m_slow, &QTimer::timeout, this, [this] { m_pages->setCurrentWidget(m_empty); });
    if (m_desk)
        connect(m_desk, &LogDesk::originalFound, this, &OriginalView::take);
    retranslate();
}

OriginalView::~OriginalView()
{
    stop();
}

void OriginalView::buildLayout()
{
    setGround(m_found, "window");
    auto *note = new QHBoxLayout(m_note);
    note->setContentsMargins(0, 0, 0, 0);
    note->setSpacing(metrics::gap);
    auto *mark = new QVBoxLayout;
    mark->addSpacing((lineHeight(FontRole::Base) - metrics::iconButton) / 2);
    mark->addWidget(m_noteMark, 0, Qt::AlignTop);
    mark->addStretch();
    note->addLayout(mark);
    note->addWidget(m_noteText, 1);
    auto *names = new QVBoxLayout;
    names->setContentsMargins(metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, 0);
    names->setSpacing(metrics::gap / 2);
    names->addWidget(m_name);
    names->addWidget(m_path);
    auto *links = new QVBoxLayout; // their words stand under the others
    links->setContentsMargins(metrics::panelPadding - linkSide, 0, metrics::panelPadding - linkSide, 0);
    links->addWidget(m_links);
    auto *notes = new QVBoxLayout;
    notes->setContentsMargins(metrics::panelPadding, 0, metrics::panelPadding, 0);
    notes->addWidget(m_note);
    auto *column = new QVBoxLayout(m_found);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap / 2);
    column->addLayout(names);
    column->addLayout(links);
    column->addLayout(notes);
    column->addSpacing(metrics::gap / 2);
    column->addWidget(m_lines, 1);
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_found);
}

void OriginalView::setRow(journal::RowRef row)
{
    if (m_row == row)
        return;
    stop();
    m_row = row;
    m_isKnown = false;
    for (LinkButton *link : std::as_const(m_places))
        link->setEnabled(false); // they are another row's
    if (isVisible())
        read(0);
}

void OriginalView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isKnown && m_request == 0)
        read(0);
}

void OriginalView::read(qsizetype place)
{
    stop();
    if (!m_desk || m_row.isNull())
        return;
    m_request = nextRequest();
    m_slow.start();
    m_empty->setContent(u"in-flight"_s, tr("Reading the log"), QString());
    emit m_desk->originalWanted(m_request, m_row, place);
}

void OriginalView::stop()
{
    m_slow.stop();
    if (const quint64 request = std::exchange(m_request, 0))
        emit m_desk->originalCancelled(request);
}

void OriginalView::take(quint64 request, const imports::Original &original)
{
    if (m_request == 0 || m_request != request)
        return;
    m_request = 0;
    m_slow.stop();
    m_isKnown = true;
    m_original = original;
    m_placeHadFocus = std::ranges::any_of(m_places, [](const LinkButton *link) { return link->hasFocus(); });
    present();
}

void OriginalView::present()
{
    if (!m_isKnown)
        return;
    if (m_original.state == State::NoLine || m_original.state == State::Unreadable) {
        const bool hasNone = m_original.state == State::NoLine;
        m_empty->setContent(hasNone ? u"info"_s : u"error"_s,
            hasNone ? tr("No line of its own") : tr("What was read of this log cannot be opened"),
            hasNone                ? tr("This row was put together from other lines of the log.")
                : m_original.error ? text::journalErrorText(*m_original.error)
                                   : QString());
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    const QString words = note();
    const bool isLost = m_original.state == State::FileChanged || m_original.state == State::FileGone;
    m_noteText->setText(words);
    m_noteMark->setIcon(isLost ? u"warning"_s : u"info"_s, isLost ? Tone::Warn : Tone::Dim);
    m_note->setVisible(!words.isEmpty());
    presentNames();
    presentLinks();
    m_lines->setContent(m_original.text, line());
    m_lines->setAccessibleName(tr("The log around line %1").arg(countText(line())));
    m_pages->setCurrentWidget(m_found);
}

// A path has no blanks to break at: whole, it would make the panel as wide as itself.
void OriginalView::presentNames()
{
    const QString path = text::visibleText(m_original.path, false);
    const int room = width() - 2 * metrics::panelPadding;
    const auto fitted = [](const QString &words, FontRole role, int most) {
        return QFontMetrics(roleFont(role)).elidedText(words, Qt::ElideMiddle, most);
    };
    const QString where = tr("line %1").arg(countText(line()));
    const QString name = path.isEmpty() ? tr("Pasted text") : QFileInfo(path).fileName();
    const int whereWidth = QFontMetrics(roleFont(FontRole::BaseBold)).horizontalAdvance(u" • "_s + where);
    m_name->setText(fitted(name, FontRole::BaseBold, room - whereWidth) + u" • "_s + where);
    m_name->setToolTip(name);
    m_path->setText(fitted(path, FontRole::Small, room));
    m_path->setToolTip(path);
    m_path->setVisible(!path.isEmpty());
}

QString OriginalView::note() const
{
    switch (m_original.state) {
    case State::Pasted:
        return tr("This log was pasted: there is no file to look into. This is the line as it was kept.");
    case State::FileGone:
        return tr("The file cannot be read any more (%1). This is the line as it was kept.").arg(m_original.reason);
    case State::FileChanged:
        return tr(
            "The file has changed since it was read: another line stands there. This is the line as it was kept.");
    case State::Shown:
    case State::NoLine:
    case State::Unreadable:
        break;
    }
    return m_original.text.isCut ? tr("Not all of it is shown: it is very long.") : QString();
}

QString OriginalView::linkText(qsizetype place) const
{
    const imports::OriginalPlace &to = m_original.places[place];
    const QString number = countText(to.origin.line);
    if (to.isAnswer == m_original.places[m_original.place].isAnswer)
        return tr("also at line %1").arg(number);
    return to.isAnswer ? tr("answered at line %1").arg(number) : tr("sent at line %1").arg(number);
}

void OriginalView::presentLinks()
{
    for (LinkButton *link : std::as_const(m_places)) {
        link->hide();
        link->deleteLater(); // it may be what asked for this
    }
    m_places.clear();
    const qsizetype count = m_original.places.size();
    for (qsizetype step = 1; step < count && step <= mostLinks; ++step) {
        const qsizetype place = (m_original.place + step) % count;
        auto *link = new LinkButton(m_links);
        link->setObjectName(u"originalPlace"_s);
        link->setText(linkText(place));
        link->setAccessibleName(link->text());
        connect(link, &QAbstractButton::clicked, this, [this, place] { read(place); });
        link->show();
        m_places.append(link);
    }
    m_links->setVisible(!m_places.isEmpty());
    m_links->updateGeometry();
    if (std::exchange(m_placeHadFocus, false) && !m_places.isEmpty())
        m_places.constFirst()->setFocus(Qt::OtherFocusReason);
}

void OriginalView::retranslate()
{
    setAccessibleName(tr("In the log"));
    present();
}

void OriginalView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_isKnown && !m_original.places.isEmpty())
        presentNames();
}

void OriginalView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
