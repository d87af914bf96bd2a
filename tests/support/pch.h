#pragma once
#include "app/core/pch.h"

#include <QtTest>
#include <QtWidgets>
