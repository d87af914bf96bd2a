#pragma once
#include "../../app/core/pch.h"

#include <QtWidgets>
