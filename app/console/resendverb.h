#pragma once
#include "app/console/program.h"
#include "app/console/resenderrand.h"

namespace console {

/// `qqbot-console resend ID…`: what a person does in the window with `r`, without one. `--anchor`: a msg_id, `newest`
/// (default) or `proactive`; `--dry-run` prints what would be sent and its verdict, and sends nothing. Prints one line
/// per ID, in their order; see ResendErrand for its end. Where another process owns the folder, that one does it. The
/// gateway is not connected: a send needs a token only. Source: product 6. Thread: main.
class ResendVerb : public QObject
{
    Q_OBJECT
public:
    explicit ResendVerb(Program &program, QObject *parent = nullptr);

signals:
    void finished(console::ExitCode code);

private:
    void begin();
    void handOver();
    void end(ExitCode code, const QString &sentence);
    [[nodiscard]] ResendWish wish() const;

    Program &m_program;
    std::unique_ptr<ResendErrand> m_errand;
    std::unique_ptr<DoorCall> m_call;
};

} // namespace console
