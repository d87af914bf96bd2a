#pragma once
#include "ui/common/services.h"

#include <QWidget>

class QLabel;
class QListView;

namespace ui {

class Button;
class ProblemModel;

/// The list of problems below the traffic table: a line each, the newest last; a line that is chosen is gone to. It
/// follows the newest one until the reader scrolls. Thread: GUI.
class ProblemPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemPane(ProblemModel &model, QWidget *parent = nullptr);

    /// The problem that is shown elsewhere becomes the current line; a row without one changes nothing.
    void follow(journal::RowRef row);

signals:
    void chosen(journal::RowRef row);
    /// Its row in the inspector.
    void inspectRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void retranslate();
    void showState();

    ProblemModel &m_model;
    QLabel *m_title;
    QLabel *m_empty;
    QListView *m_list;
    Button *m_close;
    bool m_following = false; ///< the current line moves because we move it
};

} // namespace ui
