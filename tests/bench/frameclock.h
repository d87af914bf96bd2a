#pragma once
#include <QApplication>
#include <QList>

namespace bench {

/// An application that knows how long each of its frames took: from the moment a window is asked to paint what changed
/// to the moment it has, on the GUI thread.
class FrameClock final : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    /// From now on only frames count in which this widget is painted.
    void watch(const QWidget *widget) { m_watched = widget; }
    /// Milliseconds of every frame since the last call.
    [[nodiscard]] QList<double> takeFrames() { return std::exchange(m_frames, {}); }
    /// Of all times.
    [[nodiscard]] qint64 frameCount() const { return m_count; }

private:
    const QWidget *m_watched = nullptr;
    bool m_isPainted = false; ///< the widget, in this frame
    QList<double> m_frames;
    qint64 m_count = 0;
};

} // namespace bench
