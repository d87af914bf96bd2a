#pragma once
#include "ui/desk/desktop.h"

#include <QList>

/// A desktop that keeps what it was asked to show; a test is the person before it.
class FakeDesktop final : public ui::Desktop
{
public:
    struct Shown
    {
        QString title;
        QString body;
    };
    explicit FakeDesktop(bool hasTray)
        : m_hasTray(hasTray)
    {
    }
    [[nodiscard]] bool hasTray() const override { return m_hasTray; }
    void setTray(const std::optional<ui::TrayFace> &face) override { tray = face; }
    void notify(const QString &title, const QString &body) override
    {
        shown.append({title, body});
        emit noticeShown();
    }
    void withdraw() override { }

    QList<Shown> shown;
    std::optional<ui::TrayFace> tray;

private:
    bool m_hasTray;
};
