#pragma once
#include "app/imports/original.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace imports {

class Library;

/// Reads rows of the library's logs where they stand in their files, one after the other, on a thread of its own: a log
/// that is being read must not keep a person from looking at another. Thread: GUI; its end gives up what is being read
/// and waits for that.
class Originals final : public QObject
{
    Q_OBJECT
public:
    /// `library` outlives it.
    explicit Originals(const Library &library, QObject *parent = nullptr);
    ~Originals() override;

public slots:
    /// Answered, under the same number, by found(), unless it is cancelled. `place`: which of the row's.
    void read(quint64 request, journal::RowRef row, qsizetype place);
    void cancel(quint64 request);

signals:
    void found(quint64 request, const imports::Original &original);

private:
    using Stop = std::shared_ptr<std::atomic_bool>;
    const Library &m_library;
    QHash<quint64, Stop> m_stops; ///< of what is being read, or waits for it
    QThreadPool m_worker;
};

} // namespace imports
