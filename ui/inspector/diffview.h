#pragma once
#include "ui/common/services.h"
#include "ui/inspector/loadeddiff.h"

#include <QWidget>

class QLabel;
class QMenu;
class QPlainTextEdit;
class QStackedLayout;

namespace ui {

class Button;
class EmptyState;

/// What differs between the body that is shown and that of another row: the previous attempt of the same message, or a
/// row that a person marked. Reads and compares away from the GUI thread, and only while it is visible. Thread: GUI.
class DiffView final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffView(const Services &services, QWidget *parent = nullptr);

    /// Another body is shown. What a person chose to compare with stays chosen as long as it is there.
    void setSubject(const DiffSubject &subject);
    /// No query is outstanding.
    [[nodiscard]] bool isSettled() const { return m_outstanding == 0; }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void read();
    void present();
    void fillMenu();
    void choose(journal::RowRef row);
    void showLines();
    void showNothing(const QString &icon, const QString &title, const QString &sentence);
    [[nodiscard]] QString countWords() const;
    [[nodiscard]] QString peerWords(const journal::RowSummary &row, qsizetype mostOfRoute) const;

    Services m_services;
    DiffSubject m_subject;
    journal::RowRef m_wanted; ///< a marked row that a person chose; null: the previous attempt, if there is one
    LoadedDiff m_loaded;
    bool m_isLoaded = false; ///< m_loaded is about m_subject
    quint64 m_generation = 0; ///< answers about an earlier subject are dropped
    int m_outstanding = 0;
    bool m_opensMenu = false; ///< as soon as the marks are read again

    Button *m_peer;
    QMenu *m_menu;
    QLabel *m_count;
    QPlainTextEdit *m_lines;
    EmptyState *m_empty;
    QStackedLayout *m_stack = nullptr;
};

} // namespace ui
