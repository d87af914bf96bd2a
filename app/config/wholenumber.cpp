#include "app/config/wholenumber.h"

#include <algorithm>

namespace config {

core::Result<int, NumberFault> readWhole(const QString &text, int most)
{
    const QString digits = text.trimmed();
    if (digits.isEmpty())
        return core::make_unexpected(NumberFault::Empty);
    if (!std::ranges::all_of(digits, [](QChar sign) { return sign >= u'0' && sign <= u'9'; }))
        return core::make_unexpected(NumberFault::NotWhole);
    bool fits = false;
    const int number = digits.toInt(&fits);
    if (!fits || number > most)
        return core::make_unexpected(NumberFault::TooLarge);
    return number;
}

} // namespace config
