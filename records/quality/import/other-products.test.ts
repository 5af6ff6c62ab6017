import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { newId } from '#kernel/id.ts';
import { testEngine } from '#testing/engine.ts';
import { importServices } from '#testing/import.ts';
import { makeSeededWorkspace } from '#testing/seeded.ts';
import type { Analysis } from './analyse.ts';
import { beginImport, suggest, type ImportFiles } from './imports.ts';
import type { Guess } from './recognise.ts';

const { engine, testing } = await testEngine();
after(() => testing.drop());

/** Head rows as these products write them: what each is taken for, and where its columns go; a bare head goes nowhere. */
const books: Readonly<Record<string, readonly [kind: string, columns: string]>> = {
  'HubSpot, contacts of a view': [
    'party people',
    `Record ID: externalId | First Name: givenName | Last Name: familyName | Email: emails |
     Phone Number: phones | Contact owner: owner | Primary company: employer | Last Activity Date |
     Lead Status | Marketing contact status | Create Date | Associated Company IDs | Associated Company`,
  ],
  'HubSpot, contacts with all': [
    'party people',
    `Record ID - Contact: externalId | First Name: givenName | Last Name: familyName | Email: emails |
     Phone Number: phones | Mobile Phone Number: phones | Job Title: jobTitle | Company Name: employer |
     Street Address: address.line | City: address.city | State/Region: address.province |
     Postal Code: address.postalCode | Country/Region: address.country | Website URL: website |
     Date of birth: birthDate | Contact owner: owner | Lifecycle Stage | Original Source: source`,
  ],
  'HubSpot, companies': [
    'party companies',
    `Record ID: externalId | Company name: name | Company owner: owner | Create Date | Phone Number: phones |
     Last Activity Date | City: address.city | Country/Region: address.country | Industry: sector |
     Company Domain Name: website | Number of Employees: employees | Annual Revenue: annualRevenue |
     Year Founded: foundedYear | Parent Company: parent | Description: description | Website URL |
     Street Address: address.line | State/Region: address.province | Postal Code: address.postalCode`,
  ],
  'HubSpot, deals': [
    'deal',
    `Record ID: externalId | Deal Name: title | Deal Stage: stage | Close Date: closedOn | Deal owner: owner |
     Amount: amount | Pipeline: pipeline | Create Date: openedOn | Associated Company: party |
     Associated Contact | Closed Lost Reason: lossReason | Deal Description: description`,
  ],
  'Pipedrive, people': [
    'party people',
    `Person - ID: externalId | Person - Name: name | Person - Labels: tags | Person - Organization: employer |
     Person - Email - Work: emails | Person - Email - Home: emails | Person - Email - Other: emails |
     Person - Phone - Work: phones | Person - Phone - Home: phones | Person - Phone - Mobile: phones |
     Person - Phone - Other: phones | Person - Open deals | Person - Closed deals |
     Person - Next activity date | Person - Owner: owner`,
  ],
  'Pipedrive, people of a list': [
    'party people',
    `ID: externalId | Name: name | Organization: employer | Email: emails | Phone: phones | Owner: owner |
     First name: givenName | Last name: familyName | Label: tags | Visible to`,
  ],
  'Pipedrive, organisations': [
    'party companies',
    `Organization - ID: externalId | Organization - Name: name | Organization - Labels: tags |
     Organization - Address: address | Organization - People | Organization - Open deals |
     Organization - Closed deals | Organization - Next activity date | Organization - Owner: owner`,
  ],
  'Pipedrive, deals': [
    'deal',
    `Deal - ID: externalId | Deal - Title: title | Deal - Creator | Deal - Owner: owner |
     Deal - Value | Deal - Currency of Value | Deal - Weighted value | Deal - Probability |
     Deal - Organization: party | Deal - Pipeline: pipeline | Deal - Contact person | Deal - Stage: stage |
     Deal - Label: tags | Deal - Status: status | Deal - Deal created: openedOn | Deal - Update time |
     Deal - Last stage change | Deal - Won time: closedOn | Deal - Lost time | Deal - Deal closed on |
     Deal - Lost reason: lossReason | Deal - Expected close date: expectedCloseOn`,
  ],
  'Pipedrive, activities': [
    'task',
    `Activity - ID: externalId | Activity - Subject: title | Activity - Type: kind | Activity - Done: done |
     Activity - Due date: dueAt | Activity - Assigned to user: owner | Activity - Note: description |
     Activity - Organization: about | Activity - Deal: deal | Activity - Lead: lead |
     Activity - Marked as done time: doneAt`,
  ],
  'HubSpot, tasks': [
    'task',
    `Record ID: externalId | Task Title: title | Task Type: kind | Task Status: done | Due date: dueAt |
     Assigned to: owner | Notes: description | Associated Contact: about | Associated Deal: deal | Priority: priority`,
  ],
  'HubSpot, calls': [
    'call',
    `Record ID: externalId | Call Title: subject | Call outcome: outcome | Call direction: direction | Activity date: at |
     Call duration: duration | Call notes: notes | Assigned to: owner | Associated Contact: about`,
  ],
  'HubSpot, meetings': [
    'meeting',
    `Record ID: externalId | Meeting name: subject | Meeting start time: at | Meeting location: place |
     Internal meeting notes: outcome | Associated Contact: about`,
  ],
  'what others call ids, of which none is the task’s own': [
    'task',
    `Task Title: title | Due date: dueAt | Activity | Deal ID | Person ID | Account ID | User ID |
     کد کاربر | شناسه کاربر | کد مشتری | Task Status: done`,
  ],
  'notes with ids': ['note', `Note ID: externalId | Note body: text | Associated Contact: about`],
  'Salesforce, tasks of a report': [
    'task',
    `Subject: title | Date: dueAt | Status: done | Priority: priority | Assigned: owner | Company / Account: about |
     Full Comments: description | Opportunity: deal`,
  ],
  'Salesforce, contacts of the data export': [
    'party people',
    `Id: externalId | IsDeleted | MasterRecordId | AccountId | LastName: familyName | FirstName: givenName |
     Salutation: honorific | Name: name | MailingStreet: address.line | MailingCity: address.city |
     MailingState: address.province | MailingPostalCode: address.postalCode | MailingCountry: address.country |
     Phone: phones | Fax | MobilePhone: phones | HomePhone: phones | OtherPhone: phones | AssistantPhone |
     ReportsToId | Email: emails | Title: jobTitle | Department | AssistantName | LeadSource: source |
     Birthdate: birthDate | Description: description | OwnerId | HasOptedOutOfEmail | DoNotCall: doNotCall |
     CreatedDate`,
  ],
  'Salesforce, contacts of a report': [
    'party people',
    `Salutation: honorific | First Name: givenName | Last Name: familyName | Title: jobTitle |
     Account Name: employer | Mailing Street: address.line | Mailing City: address.city |
     Mailing State/Province: address.province | Mailing Zip/Postal Code: address.postalCode |
     Mailing Country: address.country | Phone: phones | Fax | Mobile: phones | Email: emails |
     Account Owner: owner`,
  ],
  'Salesforce, accounts of the data export': [
    'party companies',
    `Id: externalId | IsDeleted | MasterRecordId | Name: name | Type: roles | ParentId |
     BillingStreet: address.line | BillingCity: address.city | BillingState: address.province |
     BillingPostalCode: address.postalCode | BillingCountry: address.country | ShippingStreet | ShippingCity |
     ShippingState | ShippingPostalCode | ShippingCountry | Phone: phones | Fax | AccountNumber |
     Website: website | Sic | Industry: sector | AnnualRevenue: annualRevenue | NumberOfEmployees: employees |
     Ownership | TickerSymbol | Description: description | Rating | Site | OwnerId | CreatedDate |
     YearStarted: foundedYear | AccountSource: source`,
  ],
  'Salesforce, accounts of a report': [
    'party companies',
    `Account Owner: owner | Account Name: name | Billing State/Province: address.province | Type: roles |
     Rating | Last Activity | Last Modified Date | Phone: phones | Website: website | Industry: sector |
     Employees: employees | Annual Revenue: annualRevenue | Parent Account: parent`,
  ],
  'Salesforce, opportunities of the data export': [
    'deal',
    `Id: externalId | IsDeleted | AccountId | IsPrivate | Name: title | Description: description |
     StageName: stage | Amount | Probability | ExpectedRevenue | TotalOpportunityQuantity |
     CloseDate: closedOn | Type | NextStep | LeadSource: source | IsClosed | IsWon |
     ForecastCategory: forecastCategory | ForecastCategoryName | CurrencyIsoCode | OwnerId |
     CreatedDate: openedOn`,
  ],
  'Salesforce, opportunities of a report': [
    'deal',
    `Opportunity Owner: owner | Account Name: party | Opportunity Name: title | Stage: stage | Fiscal Period |
     Amount: amount | Expected Revenue | Probability (%) | Age | Close Date: closedOn |
     Created Date: openedOn | Next Step | Lead Source: source | Type`,
  ],
  'Salesforce, leads of a report': [
    'lead',
    `Lead Owner: owner | First Name | Last Name | Title: jobTitle | Company / Account: company |
     Email: emails | Phone: phones | Mobile: phones | Lead Source: source | Lead Status: status | Rating |
     Street: address.line | City: address.city | State/Province: address.province |
     Zip/Postal Code: address.postalCode | Country: address.country | Industry | Annual Revenue`,
  ],
  'Google Contacts': [
    'party people',
    `First Name: givenName | Middle Name | Last Name: familyName | Phonetic First Name | Phonetic Middle Name |
     Phonetic Last Name | Name Prefix: honorific | Name Suffix | Nickname | File As |
     Organization Name: employer | Organization Title: jobTitle | Organization Department |
     Birthday: birthDate | Notes: description | Photo | Labels: tags | E-mail 1 - Label |
     E-mail 1 - Value: emails | E-mail 2 - Label | E-mail 2 - Value: emails | Phone 1 - Label |
     Phone 1 - Value: phones | Phone 2 - Label | Phone 2 - Value: phones | Address 1 - Label |
     Address 1 - Formatted | Address 1 - Street: address.line | Address 1 - City: address.city |
     Address 1 - PO Box: address.line | Address 1 - Region: address.province |
     Address 1 - Postal Code: address.postalCode | Address 1 - Country: address.country |
     Address 1 - Extended Address: address.line | Website 1 - Label | Website 1 - Value: website`,
  ],
  'Google Contacts before 2024': [
    'party people',
    `Name: name | Given Name: givenName | Additional Name | Family Name: familyName | Yomi Name |
     Given Name Yomi | Additional Name Yomi | Family Name Yomi | Name Prefix: honorific | Name Suffix |
     Initials | Nickname | Short Name | Maiden Name | Birthday: birthDate | Gender: gender |
     Location: address | Billing Information | Directory Server | Mileage | Occupation: jobTitle | Hobby |
     Sensitivity | Priority | Subject | Notes: description | Language | Photo | Group Membership: tags |
     E-mail 1 - Type | E-mail 1 - Value: emails | Phone 1 - Type | Phone 1 - Value: phones | Address 1 - Type |
     Address 1 - Formatted | Address 1 - Street: address.line | Address 1 - City: address.city |
     Address 1 - PO Box: address.line | Address 1 - Region: address.province |
     Address 1 - Postal Code: address.postalCode | Address 1 - Country: address.country |
     Address 1 - Extended Address: address.line | Organization 1 - Type | Organization 1 - Name: employer |
     Organization 1 - Yomi Name | Organization 1 - Title | Organization 1 - Department | Website 1 - Type |
     Website 1 - Value: website`,
  ],
  'Outlook for Windows': [
    'party people',
    `Title: honorific | First Name: givenName | Middle Name | Last Name: familyName | Suffix |
     Company: employer | Department | Job Title: jobTitle | Business Street: address.line |
     Business Street 2: address.line | Business Street 3: address.line | Business City: address.city |
     Business State: address.province | Business Postal Code: address.postalCode |
     Business Country/Region: address.country | Home Street | Home City | Home State | Home Postal Code |
     Home Country/Region | Assistant's Phone | Business Fax | Business Phone: phones |
     Business Phone 2: phones | Callback | Car Phone: phones | Company Main Phone: phones | Home Fax |
     Home Phone: phones | Home Phone 2: phones | Mobile Phone: phones | Other Fax | Other Phone: phones |
     Pager | Primary Phone: phones | Account | Anniversary | Assistant's Name | Birthday: birthDate |
     Categories: tags | E-mail Address: emails | E-mail Type | E-mail Display Name | E-mail 2 Address: emails |
     E-mail 2 Type | E-mail 2 Display Name | E-mail 3 Address: emails | Gender: gender | Government ID Number |
     Hobby | Initials | Keywords | Language | Location: address | Manager's Name | Notes: description |
     Office Location | Organizational ID Number | Priority | Profession | Referred By | Sensitivity | Spouse |
     User 1 | Web Page: website`,
  ],
  'Outlook on the web': [
    'party people',
    `First Name: givenName | Middle Name | Last Name: familyName | Title: honorific | Suffix | Nickname |
     Given Yomi | Surname Yomi | E-mail Address: emails | E-mail 2 Address: emails | E-mail 3 Address: emails |
     Home Phone: phones | Home Phone 2: phones | Business Phone: phones | Business Phone 2: phones |
     Mobile Phone: phones | Car Phone: phones | Other Phone: phones | Primary Phone: phones | Pager |
     Business Fax | Home Fax | Other Fax | Company Main Phone: phones | Callback | Radio Phone | Telex |
     TTY/TDD Phone | IMAddress | Job Title: jobTitle | Department | Company: employer |
     Office Location: address | Manager's Name | Assistant's Name | Assistant's Phone | Company Yomi |
     Business Street: address.line | Business City: address.city | Business State: address.province |
     Business Postal Code: address.postalCode | Business Country/Region: address.country | Home Street |
     Home City | Home State | Home Postal Code | Home Country/Region | Other Street | Other City |
     Other State | Other Postal Code | Other Country/Region | Personal Web Page | Spouse | Schools | Hobby |
     Location | Web Page: website | Birthday: birthDate | Anniversary | Notes: description`,
  ],
  'a Persian book of people': [
    'party people',
    `پیشوند: honorific | نام: givenName | نام خانوادگی: familyName | سمت: jobTitle | شرکت: employer |
     موبایل: phones | تلفن ثابت: phones | فکس | ایمیل: emails | تاریخ تولد: birthDate | کد ملی: nationalCode |
     استان: address.province | شهر: address.city | آدرس: address | کد پستی: address.postalCode |
     نحوه آشنایی: source | مسئول: owner | توضیحات: description | کد مشتری: externalId`,
  ],
  'a Persian book of companies': [
    'party companies',
    `نام شرکت: name | شناسه ملی: companyId | کد اقتصادی: economicCode | شماره ثبت: registrationNumber |
     تلفن: phones | فکس | ایمیل: emails | وب سایت: website | صنعت: sector | تعداد کارکنان: employees |
     استان: address.province | شهر: address.city | آدرس: address | کد پستی: address.postalCode | مدیر عامل |
     نوع مشتری: roles | کارشناس: owner | توضیحات: description`,
  ],
  'a Persian book of tasks': [
    'task',
    `کد کار: externalId | عنوان کار: title | نوع کار: kind | مشتری: about | معامله: deal | تاریخ سررسید: dueAt | وضعیت: done |
     تاریخ انجام: doneAt | اولویت: priority | مسئول: owner | توضیحات: description`,
  ],
  'a Persian book of calls': [
    'call',
    `شناسهٔ تماس: externalId | تاریخ تماس: at | مشتری: about | شمارهٔ تماس: phone | مدت تماس: duration | نتیجهٔ تماس: outcome |
     شرح تماس: notes | کارشناس: owner`,
  ],
  'a Persian book of opportunities': [
    'deal',
    `شماره فرصت: externalId | عنوان فرصت: title | نام شرکت: party | کارشناس فروش: owner | مرحله فروش: stage |
     مبلغ تخمینی (تومان): amount | احتمال | تاریخ پیش‌بینی بستن: expectedCloseOn`,
  ],
  'a Persian book of deals': [
    'deal',
    `عنوان معامله: title | مشتری: party | مبلغ: amount | مرحله: stage | کاریز: pipeline |
     تاریخ ایجاد: openedOn | تاریخ بسته شدن: closedOn | وضعیت: status | مسئول: owner | دلیل شکست: lossReason |
     نحوه آشنایی: source | توضیحات: description | کد معامله: externalId`,
  ],
};

test('exports of other products are known by their head rows, and their columns find their places', async () => {
  const { admin } = await makeSeededWorkspace(engine, testing);
  for (const [name, [kind, columns]] of Object.entries(books)) {
    const wanted = columns.split('|').map((one) => one.trim());
    const heads = wanted.map((one) => one.split(': ')[0] ?? '');
    const row = heads.map((head, index) => (head.includes('Currency') ? 'USD' : `x${index}`));
    const files: ImportFiles = {
      save: async (_context, bytes) => {
        await bytes.toArray();
        return newId();
      },
      open: () => Promise.resolve(Readable.from([Buffer.from(`${heads.join(',')}\n${row.join(',')}\n`)])),
    };
    const services = importServices(engine, files);
    const { id, values } = await beginImport(
      services,
      admin,
      'export.csv',
      Readable.from([Buffer.from('x')]),
    );
    const { guesses } = values['analysis'] as Analysis & { readonly guesses: readonly Guess[] };
    const [guess] = guesses;
    assert.equal([guess?.object, guess?.variant].filter(Boolean).join(' '), kind, name);
    const [object = '', variant] = kind.split(' ');
    const { plan } = await suggest(services, admin, id, object, variant);
    const found = heads.map((head, index) => {
      const targets = plan.columns.filter(({ column }) => column === index).map(({ target }) => target);
      return targets.length > 0 ? `${head}: ${targets.join('+')}` : head;
    });
    assert.deepEqual(found, wanted, name);
    const whole = wanted.some((one) => /: (?:name|title|subject)$/.test(one));
    assert.ok(
      whole || ['call', 'note'].includes(kind) || plan.templates.some(({ target }) => target === 'name'),
      `${name}: somebody has a name`,
    );
  }
});
