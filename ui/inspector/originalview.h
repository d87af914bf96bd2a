#pragma once
#include "ui/common/logdesk.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace ui {

class EmptyState;
class FlowRow;
class IconMark;
class LinkButton;
class LogLines;

/// Where a row of an import stands in its log: its lines among the others of the file, and links to each further place
/// at which the log has it again. Reads only while it is seen, and nothing itself: it asks the LogDesk. Thread: GUI.
class OriginalView final : public QWidget
{
    Q_OBJECT
public:
    /// Null: there are no logs.
    explicit OriginalView(LogDesk *desk, QWidget *parent = nullptr);
    ~OriginalView() override;
    /// The row that is meant from now on, at its first place; null: none. An answer about another one is dropped.
    void setRow(journal::RowRef row);
    /// Nothing is being read.
    [[nodiscard]] bool isSettled() const { return m_request == 0; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void read(qsizetype place);
    void stop();
    void take(quint64 request, const imports::Original &original);
    void present();
    void presentNames();
    void presentLinks();
    void retranslate();
    [[nodiscard]] QString note() const;
    [[nodiscard]] QString linkText(qsizetype place) const;
    [[nodiscard]] qint64 line() const { return m_original.places[m_original.place].origin.line; }

    QPointer<LogDesk> m_desk;
    journal::RowRef m_row;
    quint64 m_request = 0; ///< under way; 0: none
    bool m_isKnown = false; ///< `m_original` is about that row
    imports::Original m_original;
    QTimer m_slow; ///< a short reading is not worth a word

    QStackedLayout *m_pages = nullptr;
    QWidget *m_found;
    EmptyState *m_empty;
    QLabel *m_name;
    QLabel *m_path;
    FlowRow *m_links;
    QWidget *m_note;
    IconMark *m_noteMark;
    QLabel *m_noteText;
    LogLines *m_lines;
    QList<LinkButton *> m_places;
    bool m_placeHadFocus = false;
};

} // namespace ui
