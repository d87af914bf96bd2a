#pragma once
// Headers that nearly every app room includes; kept to QtCore and std so that linking still enforces the layers.
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>
