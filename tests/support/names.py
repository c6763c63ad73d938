"""Invented names in the scripts that a school in Leicester meets."""

NAMES = {
    "Gujarati": "ગીતા પટેલ",
    "Gujarati, three letters in one": "ક્ષિતિજ શ્રીમાળી",
    "Punjabi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "Hindi": "प्रिया शर्मा",
    "Hindi, with joiners": "श्‍याम र्‍क",
    "Bengali": "মৌসুমী চৌধুরী",
    "Tamil": "கார்த்திகேயன் ஸ்ரீ",
    "Urdu": "محمّد عثمان",
    "Arabic": "فَاطِمَة الزَّهْرَاء",
    "Polish": "Łukasz Żółć",
    "Somali": "Xaawo Cabdi",
    "Vietnamese": "Nguyễn Thị Hằng",
    "Vietnamese, in parts": "Nguye\u0302\u0303n Thi\u0323 Ha\u0306\u0300ng",
}
"""A name for each; no real person is meant."""
