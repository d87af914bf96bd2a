#pragma once
#include <QWidget>

namespace ui {

/// A small picture of what the sandbox shows: a message, a reply that arrived, one that was refused and why. Painted in
/// the colours of the theme. Thread: GUI.
class SandboxPreview final : public QWidget
{
    Q_OBJECT
public:
    explicit SandboxPreview(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
