#pragma once
#include "ui/common/chip.h"
#include "ui/common/metrics.h"

#include <QWidget>

namespace ui {

/// An icon beside words that say the same; takes its colour from the theme whenever it is painted. `size` in px.
class IconMark final : public QWidget
{
    Q_OBJECT
public:
    explicit IconMark(QWidget *parent = nullptr, int size = metrics::iconButton);
    void setIcon(const QString &icon, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_icon;
    Tone m_tone = Tone::Dim;
    int m_size;
};

} // namespace ui
