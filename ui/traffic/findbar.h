#pragma once
#include "ui/common/windowmodel.h"

#include <QWidget>

#include <memory>

class QLabel;

namespace ui {

class Button;
class FilterBar;

/// The rows of a query, without anything to show of them: positions to step through and to mark.
class FoundRows final : public WindowModel
{
    Q_OBJECT
public:
    using WindowModel::WindowModel;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
};

/// Looks for rows among those that the filter shows, hiding none: the same language, with the way from one match to the
/// next. Thread: GUI.
class FindBar final : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(const Services &services, QWidget *parent = nullptr);

    /// The rows among which it looks.
    void setScope(const journal::RowQuery &query);
    /// From where the next match is looked for, and what "3 of 17" counts from.
    void setCurrent(journal::RowRef row);
    void open();
    void close();
    /// To the next match or the one before it; from the last one to the first.
    void step(bool forwards);
    /// Null while nothing is looked for.
    [[nodiscard]] const FoundRows *found() const { return m_found.get(); }
    /// What is looked for, to be marked where it is written; empty when closed.
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] bool isSettled() const { return !m_found || m_found->isSettled(); }

signals:
    /// Go there.
    void rowChosen(journal::RowRef row);
    /// found() is another object, or none.
    void foundChanged();
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void look();
    void showResult();
    void retranslate();

    Services m_services;
    journal::RowQuery m_scope;
    journal::RowRef m_current;
    std::unique_ptr<FoundRows> m_found;
    FilterBar *m_field;
    Button *m_back;
    Button *m_next;
    Button *m_close;
};

} // namespace ui
