#pragma once
#include "ui/desk/desktop.h"

#include <QList>

/// A desktop that keeps what it was asked to show; a test is the person before it.
class FakeDesktop final : public ui::Desktop
{
public:
    struct Shown
    {
        QString profile;
        QString title;
        QString body;
    };
    explicit FakeDesktop(bool hasTray)
        : m_hasTray(hasTray)
    {
    }
    [[nodiscard]] bool hasTray() const override { return m_hasTray; }
    void setTray(const std::optional<ui::TrayFace> &face) override { tray = face; }
    void notify(const QString &profile, const QString &title, const QString &body) override
    {
        shown.append({profile, title, body});
        emit noticeShown();
    }
    void withdraw(const QString &profile) override { withdrawn.append(profile); }

    QList<Shown> shown;
    QStringList withdrawn;
    std::optional<ui::TrayFace> tray;

private:
    bool m_hasTray;
};
