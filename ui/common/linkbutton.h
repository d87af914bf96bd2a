#pragma once
#include <QAbstractButton>

namespace ui {

/// Words that act when they are clicked, in the colour of links.
class LinkButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit LinkButton(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
