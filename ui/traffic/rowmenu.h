#pragma once
#include "app/filter/key.h"
#include "ui/common/services.h"
#include "ui/traffic/trafficcell.h"

class QMenu;

namespace ui {

/// What a person can do with one cell of the traffic table; the page does it.
class RowMenu final : public QObject
{
    Q_OBJECT
public:
    enum class Whole { Text, Json, Curl };
    /// Fills `menu` for the cell. Its actions report through the signals of this object, a child of the menu.
    RowMenu(QMenu &menu, const journal::RowSummary &row, TrafficColumn column, bool isFiltered,
        const protocol::ErrorCatalogue &catalogue);

    /// The filter's term for a cell; nothing where a filter could not ask for it.
    struct Term
    {
        filter::Key key;
        QString value;
    };
    /// A call that a command line can make again.
    [[nodiscard]] static bool hasCurl(const journal::RowSummary &row);
    [[nodiscard]] static std::optional<Term> termOf(const journal::RowSummary &row, TrafficColumn column);

signals:
    void narrowed(filter::Key key, const QString &value, bool exclude);
    /// Without the filter, this row among its neighbours.
    void contextRequested();
    void inspectRequested();
    void markRequested(const journal::Mark &mark);
    void noteRequested();
    void copyRequested(const QString &text);
    void copyWholeRequested(ui::RowMenu::Whole form);

private:
    void addTerm(QMenu &menu, const journal::RowSummary &row, TrafficColumn column);
    void addCopies(
        QMenu &menu, const journal::RowSummary &row, TrafficColumn column, const protocol::ErrorCatalogue &catalogue);
    void addMarks(QMenu &menu, const journal::RowSummary &row);
};

/// The colours of marks, in the order of their numbers in the journal (from 1 on), as the theme draws them.
[[nodiscard]] QList<QColor> markColours();
[[nodiscard]] QString markName(int colour);

} // namespace ui
