/**
 * Ten letters or more that attackers try first: the long ones of the published top lists and what Iranians make of
 * them. Repetitions and runs along the keyboard are found by rule.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc zaq12wsxcde3 qazwsxedcrfv q1w2e3r4t5 q1w2e3r4t5y6 qwerty1234
  qwerty12345 qwerty123456 qwertyuiop123 123456qwerty 1234qwerasdf 1234567890a a1234567890 abc1234567 abcd123456
  abcd1234567 abcde12345 abcdef123456 aa12345678 aa123456789 asdfghjkl1 asdfghjkl123 asdf123456 zxcvbnm123 zxcvbnm1234
  password12 password123 password1234 password12345 passw0rd12 passw0rd123 p@ssw0rd12 p@ssw0rd123 p@ssword123
  mypassword mypassword1 mypassword123 changeme123 changeme1234 letmein123 letmein1234 welcome123 welcome1234
  welcome2024 welcome2025 welcome2026 admin12345 admin123456 admin1234567 administrator administrator1 adminadmin
  adminadmin1 admin@12345 admin@123456 root123456 test123456 test1234567 testtest123 user123456 guest12345 master1234
  superman123 iloveyou12 iloveyou123 iloveyou1234 sunshine123 princess123 football123 baseball123 liverpool1
  liverpool123 manchester barcelona1 barcelona10 realmadrid realmadrid7 perspolis1 perspolis6 perspolis123 esteghlal1
  esteghlal7 esteghlal123 mohammad123 mohammad1234 mohammadreza mohammadali mohammadamin alireza123 alireza1234
  amirhossein amirhossein1 amirmohammad fatemeh123 fatemeh1234 fatemezahra zahra12345 hossein123 hossein1234 hasan12345
  hassan1234 mahdi12345 mehdi12345 mehdi123456 maryam1234 maryam12345 maryam123456 reza123456 reza1234567 ali1234567
  ali12345678 ali123456789 sara123456 sina123456 iran123456 iran1234567 tehran1234 tehran12345 salam12345 salam123456
  doostetdaram asheghetam khodaya123 yaali110110 yahossein yahossein1 yamahdi313 313313313a bismillah1 peyvand123
  peyvand1234 crm1234567 company123 company1234 computer123 samsung123 samsung1234 huawei1234 nokia12345 facebook123
  google1234 google12345 gmail12345 instagram1 instagram123 telegram123 whatsapp12 shadow1234 monkey1234 dragon1234
  dragon12345 secret1234 secret12345 trustno1234 whatever123 starwars123 pokemon123 minecraft1 minecraft123 naruto1234
  1029384756 0987654321a 9876543210a 0912345678 09123456789 09121234567 09111111111 09120000000 02112345678 1357924680
  2468013579 1122334455 11223344556 1223334444 123123123123 123321123321 1234512345 12345678910 123456123456 159753456852
  147258369a 147258369147 741852963a 7894561230 987654321987 0123456789a 1400140014 13801380ab gozarvazhe گذرواژه۱۲۳
  رمزعبور۱۲۳ رمزعبور123 گذرواژه123 دوستت‌دارم دوستت دارم ایران۱۲۳۴۵۶ سلام۱۲۳۴۵۶`.split(/\s+/),
);
