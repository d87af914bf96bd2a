#include "ui/sandbox/sandboxhelp.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ui::SandboxPage)
};

} // namespace

using text::HelpTopic; // lupdate takes a name with colons before a function for the function's class

HelpTopic sandboxTopic()
{
    using Kind = text::HelpBlock::Kind;
    return {u"sandbox"_s, Words::tr("The sandbox"),
        {{Kind::Paragraph,
             Words::tr("The sandbox is the platform, played on this computer: the same calls, the same gateway, the "
                       "same rules, with a model that follows a script. The bot cannot tell the difference. It starts "
                       "with `--sandbox`, or from the first window.")},
            {Kind::Paragraph,
                Words::tr("Nothing leaves this computer, and no credentials are needed. As long as the sandbox runs, a "
                          "violet bar says so.")},
            {Kind::Heading, Words::tr("What can be done there")},
            {Kind::Point, Words::tr("Write as a user, or in a group; add users and groups.")},
            {Kind::Point,
                Words::tr("Change the platform's rules: how many replies it takes, whether it takes markdown and "
                          "proactive messages.")},
            {Kind::Point,
                Words::tr("Make something fail: an answer that comes too late or never, an error, a broken line, an "
                          "event that comes twice, a clock that jumps.")},
            {Kind::Point,
                Words::tr("Switch on the fault behind 40034024: the bot hangs its messages on its own. Each such "
                          "attempt is marked as injected.")},
            {Kind::Paragraph,
                Words::tr("The platform has a test environment of its own with the same name. It is a different thing: "
                          "a real bot, on the platform's computers.")}}};
}

} // namespace ui
