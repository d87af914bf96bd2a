#include "app/core/logging.h"

Q_LOGGING_CATEGORY(lcBot, "qbc.bot", QtWarningMsg)
Q_LOGGING_CATEGORY(lcJournal, "qbc.journal", QtWarningMsg)
Q_LOGGING_CATEGORY(lcOutbox, "qbc.outbox", QtWarningMsg)
Q_LOGGING_CATEGORY(lcConsole, "qbc.console", QtWarningMsg)
