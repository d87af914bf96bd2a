#pragma once
#include <QWidget>

namespace ui {

/// A panel on a page: rounded, with a hairline around it. `ground` names a token, as for setGround(). Thread: GUI.
class Card final : public QWidget
{
    Q_OBJECT
public:
    enum class Ground { Surface, Canvas, Warn, Bad };
    explicit Card(QWidget *parent = nullptr, Ground ground = Ground::Surface);
    void setCardGround(Ground ground);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ground m_ground;
};

} // namespace ui
