#pragma once
#include "ui/help/keymodel.h"

#include <QWidget>

#include <functional>

class QLabel;
class QListView;

namespace ui {

class Button;

/// The page of the help about keys: every command with its key, to be read; a button leads to where they are changed.
/// Thread: GUI.
class KeyView final : public QWidget
{
    Q_OBJECT
public:
    /// `places` tells those of the window with their keys, in the language of the moment.
    explicit KeyView(std::function<QList<KeyLine>()> places, QWidget *parent = nullptr);

signals:
    void changeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showKeys();

    std::function<QList<KeyLine>()> m_places;
    KeyModel *m_model;
    QLabel *m_title;
    QLabel *m_about;
    QListView *m_list;
    Button *m_change;
};

} // namespace ui
