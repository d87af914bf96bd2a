#include "app/journal/textindexer.h"

#include "app/core/logging.h"

#include <QThread>

#include <chrono>

namespace journal {

using namespace std::chrono_literals;

namespace {

/// After rows came: so that a steady stream is indexed in steps, not row by row. After the start: a window that opens
/// has the machine for itself.
constexpr auto soon = 300ms;
constexpr auto later = 10s;

} // namespace

TextIndexer::TextIndexer(QString journalPath, QString folder)
    : m_builder(std::move(journalPath), std::move(folder))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TextIndexer::work);
}

void TextIndexer::start()
{
    QThread::currentThread()->setPriority(QThread::LowPriority);
    m_timer.start(soon);
}

void TextIndexer::wake()
{
    if (!m_timer.isActive())
        m_timer.start(soon);
}

void TextIndexer::restart()
{
    m_builder.close();
    m_timer.start(soon);
}

void TextIndexer::stop()
{
    m_timer.stop();
    m_builder.close();
}

void TextIndexer::work()
{
    const auto known = m_builder.state().problem;
    const auto more = m_builder.step();
    if (!more && known != more.error())
        qCWarning(lcJournal) << "text index:" << more.error().operation << more.error().nativeCode
                             << more.error().message;
    emit stateChanged(m_builder.state());
    if (!more)
        m_timer.start(later);
    else if (*more)
        m_timer.start(0ms);
}

} // namespace journal
