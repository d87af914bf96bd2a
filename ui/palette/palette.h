#pragma once
#include "ui/common/services.h"
#include "ui/palette/action.h"
#include "ui/palette/jumpfinder.h"
#include "ui/palette/palettemodel.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace ui {

class EmptyState;

/// What can be done, or where one can go, by a few letters: a field and a list at the top of the window, over
/// everything else. It takes the focus, and gives it back where it was. Thread: GUI.
class Palette final : public QWidget
{
    Q_OBJECT
public:
    enum class Mode {
        Actions, ///< what can be done
        Jump, ///< conversations and rows; a text that begins with `>` asks for actions
    };
    /// `services.memory` keeps what was used last. `window`: what it lies over.
    Palette(const Services &services, QWidget *window);

    /// Opens empty, or turns to that mode.
    void open(Mode mode, const ActionRegistry &actions);
    /// Closes; the focus goes back where it was.
    void dismiss();
    [[nodiscard]] bool isOpen() const { return !isHidden(); }
    /// Nothing is being looked for.
    [[nodiscard]] bool isSettled() const { return m_finder->isSettled(); }

signals:
    void conversationRequested(journal::RowRef lastMessage);
    void rowRequested(journal::RowRef row);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    [[nodiscard]] Mode mode() const;
    /// What is typed, without the sign that turns to actions.
    [[nodiscard]] QString typed() const;
    void look();
    void showActions();
    void takeAnswer(const JumpAnswer &answer);
    void showRows(const QList<PaletteRow> &rows);
    void showNothing();
    void showHint();
    void place();
    bool takeKey(const QKeyEvent &event);
    void step(int by);
    void tellCurrent();
    void run(int row);
    [[nodiscard]] QStringList used() const;
    void remember(const QString &id);

    Services m_services;
    ActionRegistry m_actions;
    Mode m_mode = Mode::Actions;
    QStringList m_shown; ///< ids of the actions that are listed
    QList<JumpTarget> m_targets; ///< that are listed
    JumpAnswer m_answer; ///< the last one
    bool m_isAnswered = false; ///< since it was opened
    bool m_goesOn = false; ///< Enter was pressed before the answer came: it goes to the first row of it
    QPointer<QWidget> m_before; ///< had the focus
    JumpFinder *m_finder;
    PaletteModel *m_model;
    QWidget *m_panel;
    QLabel *m_mark;
    QLineEdit *m_field;
    QListView *m_list;
    EmptyState *m_nothing;
    QLabel *m_hint;
};

} // namespace ui
