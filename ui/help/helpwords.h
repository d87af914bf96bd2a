#pragma once
#include <QCoreApplication>

namespace ui {

/// The sentences of the help's own pages, in the language in force. Private to the room.
struct HelpWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::HelpPage)
};

} // namespace ui
