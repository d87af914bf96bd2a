#pragma once
#include "app/doctor/examination.h"

#include <QThread>

namespace ui {

/// Tests a bot on a thread of its own; a newer test takes the place of one that is under way. Thread: GUI.
class Examiner final : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives it.
    explicit Examiner(const core::Clock &clock, QObject *parent = nullptr);
    ~Examiner() override;
    void examine(doctor::Patient patient);

signals:
    /// Of the newest one.
    void changed(const doctor::Report &report);

private:
    const core::Clock &m_clock;
    QThread m_thread;
    doctor::Examination *m_examination = nullptr; ///< the newest; lives on the thread
};

} // namespace ui
