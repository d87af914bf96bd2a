#include "ui/traffic/rowactions.h"

#include "app/journal/query.h"
#include "ui/common/curlcommand.h"
#include "ui/traffic/problemmodel.h"
#include "ui/traffic/rowcopy.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/traffictable.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Of one step of the search for a problem; problems have an index, so this is only a bound.
constexpr journal::PageLimits oneRow{.rows = 1, .read = 1'000'000};

journal::RowRef nextProblem(
    journal::ReaderPool::Readers &readers, const journal::RowQuery &query, journal::RowRef from, bool forwards)
{
    QList<journal::SourceId> sources = readers.sources();
    if (!forwards)
        std::ranges::reverse(sources);
    const qsizetype first = from.isNull() ? 0 : std::max<qsizetype>(0, sources.indexOf(from.source()));
    for (qsizetype i = first; i < sources.size(); ++i) {
        journal::JournalReader *reader = readers.of(sources[i]);
        const qint64 row = i == first ? from.row() : 0;
        if (reader == nullptr)
            continue;
        const auto page = forwards ? reader->pageAfter(query, row, oneRow) : reader->pageBefore(query, row, oneRow);
        if (page && !page->rows.isEmpty())
            return page->rows.first();
    }
    return {};
}

} // namespace

RowActions::RowActions(const Services &services, TrafficModel &model, TrafficTable &table, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_model(model)
    , m_table(table)
{
    connect(&table, &TrafficTable::menuRequested, this, &RowActions::openMenu);
    connect(&table, &TrafficTable::markToggled, this, &RowActions::toggleMark);
    connect(&table, &TrafficTable::problemRequested, this, &RowActions::stepProblem);
}

void RowActions::openMenu(const QModelIndex &index, const QPoint &at)
{
    const journal::RowSummary *summary = m_model.summaryAt(index.row());
    if (!summary)
        return;
    const journal::RowSummary row = *summary;
    auto *menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"rowMenu"_s);
    auto *actions = new RowMenu(
        *menu, row, TrafficColumn(index.column()), !m_model.query().filter.matchesAll(), *m_services.catalogue);
    connect(actions, &RowMenu::narrowed, this, &RowActions::narrowed);
    connect(actions, &RowMenu::contextRequested, this, &RowActions::contextRequested);
    connect(actions, &RowMenu::inspectRequested, this, &RowActions::inspectRequested);
    connect(
        actions, &RowMenu::markRequested, this, [this, ref = row.ref](const journal::Mark &wish) { mark(ref, wish); });
    connect(actions, &RowMenu::noteRequested, this, [this, row] { askForNote(row); });
    connect(actions, &RowMenu::copyRequested, this,
        [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
    connect(actions, &RowMenu::copyWholeRequested, this,
        [this, ref = row.ref](RowMenu::Whole form) { copyWhole(ref, form); });
    menu->addSeparator();
    m_table.fillColumnMenu(*menu->addMenu(tr("Columns")));
    menu->popup(at);
}

void RowActions::toggleMark()
{
    const journal::RowSummary *row = m_model.summaryAt(m_table.currentIndex().row());
    if (!row)
        return;
    journal::Mark mark = row->mark.value_or(journal::Mark());
    mark.colour = mark.colour == 0 ? 1 : 0;
    this->mark(row->ref, mark);
}

void RowActions::mark(journal::RowRef row, journal::Mark mark)
{
    mark.time = m_services.now();
    if (m_services.feed)
        emit m_services.feed->markWanted(row, mark);
}

void RowActions::askForNote(const journal::RowSummary &row)
{
    auto *dialog = new QInputDialog(m_table.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOptions(QInputDialog::UsePlainTextEditForTextInput);
    dialog->setWindowTitle(tr("Note"));
    dialog->setLabelText(tr("A note on this row. It is kept in the journal, and so is the row."));
    dialog->setOkButtonText(tr("Keep"));
    dialog->setCancelButtonText(tr("Cancel"));
    const journal::Mark now = row.mark.value_or(journal::Mark());
    dialog->setTextValue(now.note);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, ref = row.ref, now](const QString &text) {
        mark(ref, {.colour = now.colour, .note = text.trimmed().left(journal::longestNote), .time = {}});
    });
    dialog->open();
}

void RowActions::copyWhole(journal::RowRef row, RowMenu::Whole form)
{
    if (!m_services.journal)
        return;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [row, form, base = m_services.apiBase](journal::ReaderPool::Readers &readers) {
            journal::JournalReader *reader = readers.of(row.source());
            const auto detail = reader ? reader->detail(row) : core::make_unexpected(journal::JournalError());
            if (!detail)
                return QString();
            switch (form) {
            case RowMenu::Whole::Text:
                return rowAsText(*detail);
            case RowMenu::Whole::Json:
                return rowAsJson(*detail);
            case RowMenu::Whole::Curl:
                break;
            }
            return curlCommand(base, detail->record.route.section(u' ', 1).toUtf8(), detail->record.body.text);
        },
        [this](const QString &text) {
            --m_outstanding;
            if (!text.isEmpty())
                QGuiApplication::clipboard()->setText(text);
        });
}

void RowActions::copyCurl()
{
    const journal::RowSummary *row = m_model.summaryAt(m_table.currentIndex().row());
    if (row && RowMenu::hasCurl(*row))
        copyWhole(row->ref, RowMenu::Whole::Curl);
}

void RowActions::stepProblem(bool forwards)
{
    if (!m_services.journal || m_model.rowCount() == 0)
        return;
    const int at = m_table.currentIndex().row();
    const journal::RowRef from = m_model.refAt(at); // null: from the end at which the way begins
    const journal::RowQuery query = ProblemModel::problemsOf(m_model.query());
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [query, from, forwards](
            journal::ReaderPool::Readers &readers) { return nextProblem(readers, query, from, forwards); },
        [this, forwards](journal::RowRef row) {
            --m_outstanding;
            emit problemFound(row, forwards);
        });
}

} // namespace ui
