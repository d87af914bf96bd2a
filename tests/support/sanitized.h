#pragma once

/// QBC_SANITIZED: the address sanitizer watches, which keeps what was freed; memory cannot be measured then.
#ifdef __SANITIZE_ADDRESS__ // g++
#define QBC_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) // clang
#define QBC_SANITIZED
#endif
#endif
