#pragma once
// QtTest stays out: its defines differ from folder to folder, and the compiler then rejects the whole header.
#include "app/core/pch.h"

#include <QtWidgets>
