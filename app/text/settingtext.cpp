#include "app/text/settingtext.h"

#include "app/text/words.h"

namespace text {

QString numberFaultText(config::NumberFault fault, int most)
{
    switch (fault) {
    case config::NumberFault::Empty:
        return Words::tr("A number is missing; 0 means without end.");
    case config::NumberFault::NotWhole:
        return Words::tr("Only digits make a whole number; 0 means without end.");
    case config::NumberFault::TooLarge:
        return Words::tr("At most %1; 0 means without end.").arg(most);
    }
    return {};
}

QString wayOutFaultText(config::WayOutFault fault)
{
    switch (fault) {
    case config::WayOutFault::NoAddress:
        return Words::tr("The proxy's address is missing: host:port.");
    case config::WayOutFault::NoPort:
        return Words::tr("The port is missing: host:port.");
    case config::WayOutFault::BadHost:
        return Words::tr("That is no name and no address of a computer. Write host:port.");
    case config::WayOutFault::BadPort:
        return Words::tr("A port is a number from 1 to 65535.");
    case config::WayOutFault::HasPassword:
        return Words::tr("A password does not belong into the settings file: the keyring keeps it.");
    case config::WayOutFault::Unknown:
        return Words::tr("That is neither none, nor http://[user@]host:port, nor socks5://[user@]host:port.");
    }
    return {};
}

QString timeFaultText()
{
    return Words::tr("A time is written as 22:30.");
}

QString badSettingText(const config::BadSetting &bad)
{
    using namespace config;
    if (bad.key.isEmpty())
        return Words::tr("The settings file %1 cannot be read: the defaults are used.").arg(bad.value);
    if (bad.key == keys::days || bad.key == keys::megabytes)
        return Words::tr("%1=%2 in the settings is no whole number from 0 to %3: the default is used.")
            .arg(bad.key, bad.value)
            .arg(bad.key == keys::days ? mostDays : mostMegabytes);
    if (bad.key == keys::proxy)
        return Words::tr("%1=%2 in the settings is no proxy: the default is used.").arg(bad.key, bad.value);
    if (bad.key == keys::quietFrom || bad.key == keys::quietTo)
        return Words::tr("%1=%2 in the settings is no time of day: the default is used.").arg(bad.key, bad.value);
    return Words::tr("%1=%2 in the settings is none of the words that stand there: the default is used.")
        .arg(bad.key, bad.value);
}

QString profilesTroubleText(const config::ProfilesTrouble &trouble)
{
    if (!trouble.isReadable)
        return Words::tr("The list of bots cannot be read: fix the rights of %1.").arg(trouble.path);
    if (trouble.keptAs.isEmpty())
        return Words::tr("The list of bots is damaged and cannot be set aside: fix the rights of the folder of %1.")
            .arg(trouble.path);
    if (trouble.isSaved)
        return Words::tr("The list of bots was damaged: look whether all are there. As it was it is kept as %1.")
            .arg(trouble.keptAs);
    return Words::tr("The list of bots was damaged: connect each bot again, keyring and history have what belongs to "
                     "it. As it was it is kept as %1.")
        .arg(trouble.keptAs);
}

} // namespace text
