#include "app/console/resendverb.h"

#include "app/console/printline.h"

namespace console {

ResendVerb::ResendVerb(Program &program, QObject *parent)
    : QObject(parent)
    , m_program(program)
{
    connect(&program, &Program::ready, this, &ResendVerb::begin);
    connect(&program, &Program::ownedByAnother, this, &ResendVerb::handOver);
}

ResendWish ResendVerb::wish() const
{
    const CommandLine &line = m_program.asked();
    return {.ids = line.ids, .anchor = line.anchor, .dryRun = line.dryRun, .profile = line.profile};
}

void ResendVerb::begin()
{
    m_errand = std::make_unique<ResendErrand>(wish(), *m_program.bot(), m_program.journal(), m_program.since());
    connect(m_errand.get(), &ResendErrand::said, this, printLine);
    connect(m_errand.get(), &ResendErrand::ended, this, &ResendVerb::end);
    m_errand->start();
}

void ResendVerb::handOver()
{
    m_call = std::make_unique<DoorCall>(OwnerDoor::nameOf(m_program.paths().data), wish());
    connect(m_call.get(), &DoorCall::said, this, printLine);
    connect(m_call.get(), &DoorCall::ended, this, &ResendVerb::end);
}

void ResendVerb::end(ExitCode code, const QString &sentence)
{
    if (!sentence.isEmpty())
        m_program.fail(code, sentence);
    else
        emit finished(code);
}

} // namespace console
