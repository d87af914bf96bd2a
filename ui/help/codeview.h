#pragma once
#include "app/protocol/errorcatalogue.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QStackedLayout;
class QTableView;

namespace ui {

class Button;
class CodeModel;
class EmptyState;

/// The page of the help about error codes: a search, the table, and the way to the rows that have a code. Thread: GUI.
class CodeView final : public QWidget
{
    Q_OBJECT
public:
    explicit CodeView(const protocol::ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    /// Writes it into the search.
    void setSearch(const QString &words);
    /// Whether the search would find anything.
    [[nodiscard]] bool has(const QString &words) const;

signals:
    void filterRequested(const QString &filter);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void search();
    void fitRows();
    void showCurrent();
    void filterByCurrent();
    void copyCurrent() const;

    CodeModel *m_model;
    QLabel *m_title;
    QLabel *m_count;
    QLineEdit *m_search;
    QTableView *m_table;
    EmptyState *m_nothing;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_current;
    Button *m_filter;
};

} // namespace ui
