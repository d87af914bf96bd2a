#pragma once
#include "app/filter/completion.h"
#include "app/journal/journalreader.h"
#include "ui/common/services.h"
#include "ui/filter/filteredit.h"

#include <QPointer>
#include <QTimer>

class QHBoxLayout;
class QLabel;
class QMenu;

namespace ui {

class Button;
class FilterNote;
class FilterPopup;
struct Suggestion;

/// A filter as it is written, with everything about it: colours, completion by what rows were seen to have, the place
/// of an error, history, saved filters, and a switch that turns it off without losing it. What it finds is the
/// caller's. Thread: GUI.
class FilterBar final : public QWidget
{
    Q_OBJECT
public:
    enum class Purpose {
        Filter, ///< to hide the rows that do not match
        Find, ///< to step through those that do: no switch and no saved filters; Enter goes on, Esc leaves at once
        Narrow, ///< as Filter, where there is little room: the key's cap until it is used, errors below the field
    };
    explicit FilterBar(const Services &services, Purpose purpose, QWidget *parent = nullptr);

    /// The filter in force: what is written and can be read, unless it is switched off.
    [[nodiscard]] const filter::Node &filter() const { return m_filter; }
    [[nodiscard]] QString text() const { return m_edit->text(); }
    /// Writes it and puts it in force.
    void setText(const QString &text);
    void clear();
    /// At the right end, while there is no error: `30 of 18 402`.
    void setResult(const QString &text);
    void focusField();
    void retranslate();

signals:
    /// Another filter is in force.
    void changed();
    /// Enter while finding, with Shift backwards.
    void entered(bool backwards);
    /// Esc in an empty field, or Enter: the reader wants the results.
    void leaveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void makeNarrow(QHBoxLayout &row);
    void connectParts();
    void edited();
    void apply();
    void offer();
    void showOffer(const filter::Completion &completion, const QList<journal::SeenValue> &seen);
    void take(const Suggestion &suggestion);
    void walkHistory(int by);
    void fillSaved();
    void showMessage();
    void hidePopup();
    /// The error or hint below a narrow field, while it is written in and nothing else stands there.
    void showNote();
    [[nodiscard]] QString trouble() const;
    /// Empty, and nobody is in it.
    [[nodiscard]] bool isAtRest() const;

    Services m_services;
    Purpose m_purpose;
    filter::Node m_filter;
    std::optional<filter::Error> m_error;
    QStringList m_unknownKeys; ///< words that look like keys and are none
    QString m_result;
    QTimer m_applySoon;
    int m_historyAt = -1; ///< -1: what is being written
    QString m_written; ///< kept while the history is walked
    quint64 m_offers = 0; ///< answers to earlier offers are dropped
    bool m_isOff = false;

    FilterEdit *m_edit;
    QLabel *m_message;
    Button *m_clear;
    Button *m_switch;
    Button *m_saved;
    QMenu *m_menu;
    QPointer<FilterPopup> m_popup; ///< made when it is first needed; it floats in the window and goes with it
    QPointer<FilterNote> m_note; ///< the same
};

} // namespace ui
