#include "ui/desk/examiner.h"

using namespace Qt::StringLiterals;

namespace ui {

Examiner::Examiner(const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_thread.setObjectName(u"doctor"_s);
}

Examiner::~Examiner()
{
    m_thread.quit();
    m_thread.wait();
}

void Examiner::examine(doctor::Patient patient)
{
    if (!m_thread.isRunning())
        m_thread.start();
    if (m_examination)
        m_examination->deleteLater();
    m_examination = new doctor::Examination(std::move(patient), m_clock);
    m_examination->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_examination, &QObject::deleteLater);
    connect(m_examination, &doctor::Examination::changed, this,
        [this, examination = m_examination](const doctor::Report &report) {
            if (examination == m_examination) // else a newer one is under way
                emit changed(report);
        });
    QMetaObject::invokeMethod(m_examination, &doctor::Examination::start, Qt::QueuedConnection);
}

} // namespace ui
