#pragma once
#include "ui/common/theme.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QScrollArea;

namespace ui {

/// A large sheet over the window: its panel on a scrim, with header, content and footer. The keyboard stays inside: Esc
/// leaves, the key that sends acts, Enter presses the button that has the focus, and the window's own shortcuts rest.
/// Thread: GUI.
class Sheet : public QWidget
{
    Q_OBJECT
public:
    /// `parent`: the window's central widget, which it covers. `name`: object names begin with it.
    Sheet(const QString &name, QWidget *parent);
    [[nodiscard]] bool isOpen() const { return isVisible(); }
    /// Gives the focus back to where it was.
    virtual void close();

signals:
    void closed();

protected:
    // Source: the design's page "Space and layout", resend.
    static constexpr int formWidth = 408;
    static constexpr int formPadding = 20;

    /// What Esc does.
    virtual void leave() { close(); }
    /// What the key does that sends.
    virtual void act() = 0;
    /// The size has changed; the panel has its place already.
    virtual void arrange() { }
    virtual void retranslate() = 0;

    void show();
    void build(QWidget *header, QWidget *content, QWidget *footer);
    /// In a field whose own keys go before the sheet's, the key that sends acts all the same.
    void actFrom(QWidget *field) { field->installEventFilter(this); }
    [[nodiscard]] QWidget *panel() const { return m_panel; }

    static void plain(QLabel *label, FontRole role, const char *ink);
    /// Scrolls upright what does not fit.
    static void holdIn(QScrollArea *area, QWidget *content, const QString &name);
    /// A line of one pixel that stands upright.
    [[nodiscard]] static QWidget *upright(QWidget *parent);

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();

    QWidget *m_panel;
    QPointer<QWidget> m_focusBefore;
};

} // namespace ui
