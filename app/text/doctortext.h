#pragma once
#include "app/doctor/check.h"
#include "app/keyring/secretstore.h"
#include "app/protocol/errorcatalogue.h"

namespace text {

// What an examination found, in words. Thread: that of the translators (main).

/// One check as a line: what was tried, and what came of it.
struct CheckText
{
    QString title; ///< `Access token`
    QString outcome; ///< `granted, valid for 2 hours`
    QString advice; ///< what a person can do; empty where there is nothing to do
};

[[nodiscard]] CheckText checkText(const doctor::Check &check, const protocol::ErrorCatalogue &catalogue);
/// How wrong this computer's clock is, and what that does; empty where it is right enough.
[[nodiscard]] QString clockText(const std::optional<core::Milliseconds> &skew);
/// The whole in one sentence.
[[nodiscard]] QString reportText(const doctor::Report &report);
/// Why a secret could not be kept or read, and what happens instead.
[[nodiscard]] QString keyringText(const keyring::KeyringError &error);

} // namespace text
