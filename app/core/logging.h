#pragma once
#include <QLoggingCategory>

// All logging categories of the product. Nothing that came over the wire is logged here: that belongs to the journal,
// which redacts it.
Q_DECLARE_LOGGING_CATEGORY(lcBot)
Q_DECLARE_LOGGING_CATEGORY(lcJournal)
Q_DECLARE_LOGGING_CATEGORY(lcOutbox)
Q_DECLARE_LOGGING_CATEGORY(lcConsole)
